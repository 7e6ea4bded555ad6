//! The words of figures, one file a figure.

pub(crate) mod acceptability;
pub(crate) mod bump;
pub(crate) mod change;
pub(crate) mod contributions;
pub(crate) mod crowd;
pub(crate) mod evidence;
pub(crate) mod first;
pub(crate) mod flip;
pub(crate) mod lenses;
pub(crate) mod map;
pub(crate) mod methods;
pub(crate) mod origin;
pub(crate) mod pick;
pub(crate) mod places;
pub(crate) mod ranking;
pub(crate) mod shared;
pub(crate) mod slope;
pub(crate) mod stability;
pub(crate) mod strips;
pub(crate) mod versus;
pub(crate) mod waterfall;
