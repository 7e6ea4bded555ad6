//! What the server answers, one question per file.

mod explain;
mod figure;
mod lens;
pub mod robust;
mod score;
mod session;
mod stability;

pub use session::session;

use super::hub::Pace;
use super::problem::Problem;
use super::request::PageRequest;
use serde_json::Value;

/// A question that the page asks, with the function that answers it.
pub struct PageAnswer {
    /// The path at which it is asked.
    pub path: &'static str,
    /// How long an answer may take.
    pub pace: Pace,
    /// Computes the answer.
    pub make: fn(PageRequest) -> Result<Value, Problem>,
}

/// Every question that gets one answer, by path; [`robust`] streams.
pub static ANSWERS: &[PageAnswer] = &[
    PageAnswer { path: "/api/score", pace: Pace::Quick, make: score::answer },
    PageAnswer { path: "/api/stability", pace: Pace::Slow, make: stability::answer },
    PageAnswer { path: "/api/explain", pace: Pace::Slow, make: explain::answer },
    PageAnswer { path: "/api/figure", pace: Pace::Slow, make: figure::answer },
    PageAnswer { path: "/api/lens", pace: Pace::Quick, make: lens::answer },
];
