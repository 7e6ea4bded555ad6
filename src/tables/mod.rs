//! Tables that more than one screen shows, each column declared once: commands, their forms for programs and the page
//! read the same.

pub mod groups;
pub mod ranking;
pub mod robust;
