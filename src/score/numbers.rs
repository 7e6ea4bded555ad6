//! Numbers that a column of a frame and whoever looks at it share.

use polars::prelude::*;
use polars_buffer::Buffer;

/// Doubles side by side, shared by a column and whoever looks at it.
pub type Numbers = Buffer<f64>;

type DoubleArray = <Float64Type as PolarsDataType>::Array;

/// A column without nulls that shares these numbers.
pub(super) fn column(name: String, numbers: &Numbers) -> Column {
    let array = DoubleArray::new(ArrowDataType::Float64, numbers.clone(), None);
    Float64Chunked::with_chunk(name.into(), array).into_column()
}

/// The numbers of a column of doubles without nulls that is in one piece.
pub(super) fn numbers(column: &Column) -> Numbers {
    column.f64().expect("it holds doubles").downcast_as_array().values().clone()
}
