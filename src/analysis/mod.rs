//! What the scores mean, one question per file. It works on [`Scored`](crate::score::Scored) and never scores ideas
//! itself.

pub mod agreement;
pub mod asked;
pub mod certainty;
pub mod diff;
pub mod dominance;
pub mod expected;
pub mod explain;
pub mod improve;
pub mod linear;
pub mod methods;
pub mod next;
pub mod overtake;
pub mod pick;
pub mod reason;
pub mod robust;
pub mod rounding;
pub mod route;
pub mod settle;
pub mod sliders;
pub mod stability;
pub mod study;
pub mod summary;
pub mod weights;
pub mod whatif;
pub mod who_gets_in;
