//! Charts: one figure per question, drawn once as marks of a scene, from which SVG, PNG and PDF are made.
//!
//! A figure prepares first and draws second. Its title is its finding in words and never claims more than was computed.
//! `theme` holds every size and colour.

mod acceptability;
mod bump;
mod canvas;
mod caption;
mod change;
mod contributions;
mod crowd;
mod data;
mod evidence;
mod figure;
mod focus;
mod font;
mod front;
mod groups;
mod labels;
mod lenses;
mod map;
mod methods;
mod pick;
mod pieces;
mod places;
mod ranking;
mod raster;
#[cfg(test)]
pub(crate) mod sample;
mod scale;
mod scatter;
mod scene;
mod slope;
mod stability;
mod strips;
mod subset;
mod table;
pub mod text;
pub mod theme;
mod verdict;
mod versus;
mod waterfall;
pub mod wrap;

pub use caption::{extent, origin};
pub use data::FigureData;
pub use figure::{Figure, Picture, Subject};
pub use focus::{Axis, ColumnGroups, Focus, change_in_words};
pub use font::{embedded_font, missing_glyphs};
pub use pick::{PickFigure, PickRow};
pub use raster::{Tree, line, png, tree};
pub use scene::Scene;
pub use subset::font_faces;

/// Every figure, in the order a report shows them.
pub static FIGURES: &[Figure] = &[
    ranking::FIGURE,
    contributions::FIGURE,
    waterfall::FIGURE,
    acceptability::FIGURE,
    stability::FIGURE,
    slope::FIGURE,
    map::FIGURE,
    evidence::FIGURE,
    lenses::FIGURE,
    methods::FIGURE,
];

/// Figures that need more than a rubric and a table, so that only who asks gets them.
pub static ON_REQUEST: &[Figure] = &[strips::FIGURE];

#[cfg(test)]
mod tests {
    use super::scene::{Mark, TextLine};
    use super::*;
    use crate::lang::{Lang, Text, Word, say};
    use crate::score::{GateState, Group, Groups};
    use sample::Sample;

    /// Every text of a picture: left, top, right and bottom in pixels, and its words.
    fn texts<'s>(scene: &'s Scene) -> Vec<([f64; 4], &'s str)> {
        let lines = scene.marks.iter().filter_map(|mark| if let Mark::Text(line) = mark { Some(line) } else { None });
        let text = |line: &'s TextLine| {
            let (left, width) = (line.left(), text::width(&line.words, line.style));
            let sides = [left, line.y, left + width, line.y + line.style.size];
            (sides.map(|side| side / theme::SCALE), line.words.as_str())
        };
        lines.map(text).collect()
    }

    const HOSTILE: [&str; 7] = [
        "<img src=x onerror=alert(1)>", "</text></svg><script>alert(1)</script>", "\u{1F680} rocket & \"friends\"",
        "Գաղափար 1", "two\nlines\tand  spaces\u{202E}", "", "WWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    ];

    /// Names as people give them: emoji of one part and of several, accents in one piece and in two, full-width marks,
    /// scripts and characters that the embedded font lacks.
    const WORLDLY: [&str; 12] = [
        "\u{1F680}\u{1F680} Rocket repair as a service",
        "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} 家庭教育 \u{1F44D}\u{1F3FD}",
        "\u{1F1E8}\u{1F1F3}\u{1F1FB}\u{1F1F3} 出海 \u{2764}\u{FE0F}",
        "Ångström–Łódź façade Ærøskøbing",
        "Việt Nam trợ lý ảo",
        "Cafe\u{301} ro\u{308}bot",
        "（「《广告，创意。》」）、！？；：",
        "《智能体》：从“零”到“一”",
        "\u{20BB7}野家点餐，\u{2A6A5}龘",
        "Գաղափար գործարանի համար",
        "हिन्दी ตลาดไทย",
        "\u{FF21}\u{FF29} ｆｕｌｌ ｗｉｄｔｈ Ａｄｓ",
    ];

    /// The longest names that anyone would give.
    fn long_name(n: usize, lang: Lang) -> String {
        say!(
            lang,
            "{n} Autonomous procurement negotiation platform for hospitals and their suppliers",
            "{n}面向全国三级甲等医院及其上游供应商的自动化采购谈判与合同履约平台"
        )
    }

    /// The longest names of criteria: 60 letters, or 20 Chinese characters.
    fn long_criterion(n: usize) -> Text {
        let en = format!("{n:02} How much the customers would lose if it were gone tomorrow");
        Text::new(en.chars().take(60).collect::<String>(), format!("{n:02}明天如果没有它客户会损失多少钱和时间"))
    }

    /// Subjects that a figure must survive: few and many, ties, nothing known, everything out, odd names, long names.
    fn odd_subjects() -> Vec<(String, Sample)> {
        let sizes = [
            (13, 1),
            (13, 2),
            (13, 5),
            (13, 15),
            (13, 27),
            (13, 40),
            (13, 41),
            (13, 100),
            (13, 241),
            (3, 9),
            (1, 3),
            (30, 27),
        ];
        let mut odd = Vec::new();
        for lang in [Lang::En, Lang::Zh] {
            let mut add = |why: &str, sample: Sample| odd.push((format!("{why}, {lang:?}"), sample));
            for (criteria, ideas) in sizes {
                add(&format!("{ideas} ideas on {criteria} criteria"), Sample::new(criteria, ideas, lang));
            }
            add("40 the same", Sample::new(3, 40, lang).change(|_, rows, _| rows.fill(vec![0.5; 6])));
            let tied = |rows: &mut [Vec<f64>], first: usize| rows[first..].fill(vec![0.1; 6]);
            add("a crowd on rank 9", Sample::new(3, 60, lang).change(|_, rows, _| tied(rows, 8)));
            add("three on rank 10", Sample::new(3, 12, lang).change(|_, rows, _| tied(rows, 9)));
            let sample = || Sample::new(13, 12, lang);
            add("all the same", sample().change(|_, rows, _| rows.fill(vec![0.5; 26])));
            add("nothing proven", sample().change(|_, rows, _| rows.fill([0.0, 1.0].repeat(13))));
            add("nothing at all", sample().change(|_, rows, _| rows.fill(vec![0.0; 26])));
            add("all known", sample().change(|_, rows, _| rows.fill([0.7, 0.7].repeat(13))));
            add("all out", sample().change(|_, _, gates| gates.iter_mut().for_each(|g| g[0] = GateState::Failed)));
            let named = |names: &mut Vec<String>, others: &[&str]| {
                names.iter_mut().zip(others.iter().cycle()).for_each(|(name, other)| *name = (*other).to_owned());
            };
            add("hostile", sample().change(|names, _, _| named(names, &HOSTILE)));
            add("worldly", sample().change(|names, _, _| named(names, &WORLDLY)));
            add("short names", Sample::new(13, 100, lang).change(|names, _, _| named(names, &["X", "甲"])));
            add("worldly few", Sample::new(13, 3, lang).change(|names, _, _| named(names, &WORLDLY)));
            for (why, criteria, ideas) in [("long names", 13, 12), ("long, few", 3, 2), ("long, many", 30, 100)] {
                let mut long = Sample::new(criteria, ideas, lang);
                let names = long.rubric.criteria.iter_mut().enumerate();
                names.for_each(|(n, criterion)| criterion.name = long_criterion(n + 1));
                let number = |names: &mut Vec<String>| (0..names.len()).for_each(|n| names[n] = long_name(n + 1, lang));
                add(why, long.change(|names, _, _| number(names)));
            }
        }
        odd
    }

    /// The ideas in so many groups, named as ideas are; the first of several has no name.
    fn groups(subject: &Subject, n: usize) -> ColumnGroups {
        let (scored, mut groups) = (subject.scored, Groups::default());
        for &idea in &scored.order {
            let group = idea % n;
            let key = (group > 0 || n == 1).then(|| group.to_string());
            groups.add(&key, &scored.names[group], (0, idea), scored.score[idea], scored.verdict[idea]);
        }
        let groups = groups.ranked();
        let number = |group: &Group| group.key.as_ref().map_or(0, |key| key.parse().expect("a number"));
        let is_in = |idea: usize, group: &Group| n == 1 || idea % n == number(group);
        let ideas = |group: &Group| scored.order.iter().copied().filter(|&idea| is_in(idea, group)).collect();
        let members: Vec<Vec<usize>> = groups.iter().map(ideas).collect();
        let best = members.iter().position(|ideas| ideas.contains(&scored.order[0])).filter(|_| !subject.are_all_out());
        ColumnGroups { column: subject.criterion(0), groups, members, of_best: best.into_iter().collect() }
    }

    /// What a figure shows of a subject, and that of ranks also for some numbers of places.
    fn pictures(sample: &Sample) -> Vec<(String, Picture)> {
        let subject = sample.subject();
        let plain = FIGURES.iter().map(|figure| (figure.id.to_owned(), (figure.draw)(&subject)));
        let choosing = [1, 4, 30].map(|places| {
            let mut study = subject.study.clone();
            let focus = Focus { places: Some(study.top_places(subject.scored, places)), ..subject.focus.clone() };
            let picture = (acceptability::FIGURE.draw)(&Subject { study: &study, focus: &focus, ..subject });
            (format!("acceptability for {places} places"), picture)
        });
        let grouped = [1, 3, 40].map(|n| {
            let focus = Focus { groups: Some(groups(&subject, n)), ..subject.focus.clone() };
            (format!("{n} groups"), (strips::FIGURE.draw)(&Subject { focus: &focus, ..subject }))
        });
        plain.chain(choosing).chain(grouped).collect()
    }

    #[test]
    fn every_figure_survives_every_subject_inside_its_margins() {
        for (why, sample) in odd_subjects() {
            let again = pictures(&sample);
            for ((figure, picture), (_, again)) in pictures(&sample).into_iter().zip(again) {
                let name = format!("{figure} of {why}");
                assert_eq!(picture, again, "{name}: not the same twice");
                assert!(!picture.title.is_empty() && picture.alt.starts_with(&picture.title), "{name}");
                let wide = text::width(&picture.title, theme::TITLE) - theme::ROOM;
                assert!(wide <= 0.0, "{name}: {:?} is {wide:.0} pixels too long", picture.title);
                let svg = picture.scene.svg(None);
                assert!(!svg.contains("<img") && !svg.contains("<script"), "{name}");
                resvg::usvg::Tree::from_str(&svg, &Default::default()).expect(&name);
                for ([left, top, right, bottom], words) in texts(&picture.scene) {
                    let across = left > theme::MARGIN - 16.0 && right < theme::RIGHT + 2.0;
                    assert!(
                        across && top > 20.0 && bottom < 990.0,
                        "{name}: {words:?} from {left}, {top} to {right}, {bottom} is in a margin of {}, 20 to {}, 990",
                        theme::MARGIN - 16.0,
                        theme::RIGHT + 2.0
                    );
                    assert!(!words.contains("  "), "{name}: {words:?} has spaces that SVG swallows");
                }
            }
        }
    }

    #[test]
    fn words_do_not_run_into_each_other() {
        for (why, sample) in odd_subjects() {
            for (figure, picture) in pictures(&sample) {
                let texts = texts(&picture.scene);
                for (n, (a, one)) in texts.iter().enumerate() {
                    for (b, other) in &texts[n + 1..] {
                        let apart = a[2] < b[0] + 0.5 || b[2] < a[0] + 0.5 || a[3] < b[1] + 2.0 || b[3] < a[1] + 2.0;
                        assert!(apart, "{figure} of {why}: {one:?} at {a:?} and {other:?} at {b:?}");
                    }
                }
            }
        }
    }

    /// Pictures to look at: `CHARTS=/tmp/charts cargo test --lib chart::tests::gallery -- --ignored`.
    #[test]
    #[ignore = "writes pictures for the eye; say where in CHARTS, and which in ONLY"]
    fn gallery() {
        let folder = std::env::var("CHARTS").unwrap_or_else(|_| "/tmp/charts".to_owned());
        let only = std::env::var("ONLY").unwrap_or_default();
        std::fs::create_dir_all(&folder).unwrap();
        for (why, sample) in odd_subjects().iter().filter(|(why, _)| !why.contains("criteria")) {
            for figure in FIGURES {
                let name = format!("{}-odd-{why}", figure.id).replace(", ", "-").replace(' ', "-");
                if only.split(' ').all(|part| name.contains(part)) {
                    let picture = (figure.draw)(&sample.subject());
                    std::fs::write(format!("{folder}/{name}.svg"), picture.scene.file()).unwrap();
                    std::fs::write(format!("{folder}/{name}.png"), png(&picture.scene)).unwrap();
                    println!("{name}: {}", picture.title);
                }
            }
        }
        let sizes = [
            (13, 1),
            (13, 2),
            (13, 5),
            (13, 15),
            (13, 27),
            (13, 40),
            (13, 100),
            (13, 300),
            (13, 10_000),
            (3, 27),
            (30, 27),
        ];
        for (criteria, ideas) in sizes {
            for lang in [Lang::En, Lang::Zh] {
                let mut sample = None;
                for figure in FIGURES {
                    let name = format!("{}-{criteria}x{ideas}-{}", figure.id, Word::new("en", "zh").get(lang));
                    if only.split(' ').all(|part| name.contains(part)) {
                        let sample = sample.get_or_insert_with(|| Sample::new(criteria, ideas, lang));
                        let picture = (figure.draw)(&sample.subject());
                        std::fs::write(format!("{folder}/{name}.svg"), picture.scene.file()).unwrap();
                        std::fs::write(format!("{folder}/{name}.png"), png(&picture.scene)).unwrap();
                        println!("{name}: {}\n  {}", picture.title, picture.alt);
                    }
                }
            }
        }
    }
}
