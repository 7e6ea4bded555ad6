use dingzi::{lang::Lang, plan::Plan, project};
use polars::prelude::{IntoLazy, df};

const RUBRIC: &str = r#"
[[criterion]]
id = "revenue"
weight = 2
evidence = "revenue"
value = { log = [[100_000, 0], [10_000_000, 1]] }
[[criterion]]
id = "stage"
weight = 1
evidence = "stage"
value = { levels = { seed = 0.4, growth = 1 } }
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rubric = project::read(RUBRIC, "idea,revenue,stage\nany,1,seed\n", Lang::En)?.rubric;
    let plan = Plan::of(&rubric, rubric.base())?;
    // Rows from anywhere: a scan of many files, another query.
    let rows = df!("name" => ["A", "B"], "revenue" => [Some(1e6), None], "stage" => ["growth", "seed"])?.lazy();
    let scored = plan.polars(rows)?.collect()?;
    for points in ["score", "potential"] {
        println!("{points} {:?}", scored.column(points)?.f64()?.into_no_null_iter().collect::<Vec<f64>>());
    }
    Ok(())
}
