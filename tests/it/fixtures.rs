//! A rubric and its table, which stand apart from those at the top of the repository: people edit those.

pub const CRITERIA: &str = include_str!("../fixtures/criteria.toml");
pub const IDEAS: &str = include_str!("../fixtures/ideas.csv");
