use dingzi::chart::{FIGURES, FigureData};
use dingzi::{lang::Lang, project};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let project = project::open("criteria.toml", "ideas.csv")?;
    let lens = project.rubric.base();
    let scored = project.score(lens);
    for &idea in scored.order.iter().take(3) {
        println!("{}. {}, {:.1} points", scored.rank[idea], scored.names[idea], scored.score[idea]);
    }
    let data = FigureData::of(&project, lens, Lang::En);
    let picture = (FIGURES[0].draw)(&data.subject());
    println!("{}", picture.title);
    Ok(std::fs::write("ranking.svg", picture.scene.svg(None))?)
}
