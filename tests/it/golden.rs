//! Golden pictures: what every figure draws for few ideas and for many is kept in tests/golden and compared byte for
//! byte. Where one differs, `tests/golden/failed` gets a picture for the eye: got, expected and difference side by side.
//! `DINGZI_BLESS=1 cargo test --test it golden` accepts what is drawn now; look at it before.
//!
//! The rubric is tests/golden/criteria.toml, so that a change of another one draws nothing anew.

use super::support::{Dice, Project, blessing, repository};
use dingzi::analysis::certainty::SEED;
use dingzi::analysis::study::Study;
use dingzi::chart::{ColumnGroups, FIGURES, Focus, ON_REQUEST, Scene, Subject, embedded_font, png};
use dingzi::lang::Lang;
use dingzi::score::{Group, Groups, Scored, value_ideas};
use std::fs;
use std::path::Path;
use std::sync::Mutex;

const CRITERIA: &str = include_str!("../golden/criteria.toml");

const WHOM: [(&str, &str); 10] = [
    ("Shop", "门店"),
    ("Clinic", "诊所"),
    ("Law firm", "律所"),
    ("Export", "外贸"),
    ("School", "学校"),
    ("State", "国企"),
    ("Hotel", "酒店"),
    ("Farm", "农场"),
    ("Factory", "工厂"),
    ("Bank", "银行"),
];
const WHAT: [(&str, &str); 16] = [
    ("video ads", "视频广告"),
    ("sales agent", "销售智能体"),
    ("arm cells", "机械臂单元"),
    ("contract review", "合同审查"),
    ("voices for long audiobooks", "有声书声音克隆与多角色演播"),
    ("PDF chat", " PDF 对话"),
    ("shelf camera", "货架摄像头"),
    ("tutor", "私教"),
    ("second reading", "影像复核"),
    ("→ SQL", "自然语言转 SQL"),
    ("edge chips", "端侧芯片"),
    ("minutes", "会议纪要"),
    ("papers", "单据"),
    ("companion", "陪伴"),
    ("patterns", "打版"),
    ("dispatch", "调度"),
];

/// `count` ideas as CSV: the same every time, each with unknowns and ranges of its own, some out by a gate, some
/// equal to the one before.
fn ideas_csv(count: usize) -> String {
    const NUMBERS: [(&str, [f64; 2]); 7] = [
        ("revenue_12m", [5e4, 6e7]),
        ("cost_12m", [2e5, 6e7]),
        ("cash", [1e5, 2e7]),
        ("growth", [0.8, 6.0]),
        ("days_to_contract", [3.0, 400.0]),
        ("value_multiple", [1.1, 12.0]),
        ("years_to_work", [0.1, 6.0]),
    ];
    const SHARES: [&str; 5] = ["price_kept", "custom_share", "ai_share", "accuracy_reached", "accuracy_needed"];
    const LEVELS: [(&str, &[&str]); 5] = [
        ("data_moat", &["none", "public", "customer", "exclusive", "exclusive_loop"]),
        ("foundation", &["rival", "api", "open", "own"]),
        ("next_model", &["swallowed", "squeezed", "untouched", "stronger"]),
        ("channel", &["outbid", "paid", "partner", "own"]),
        ("huaqiangbei", &["ignored", "tried", "copied", "night_lines"]),
    ];
    let mut text = String::from("idea,中文名");
    let columns = NUMBERS.iter().map(|n| n.0).chain(SHARES).chain(LEVELS.iter().map(|l| l.0)).chain(["scales"]);
    columns.for_each(|column| text += &format!(",{column}"));
    let mut dice = Dice(2024);
    let mut last = String::new();
    for n in 0..count {
        let (what, whom) = (WHAT[n % WHAT.len()], WHOM[n / WHAT.len() % WHOM.len()]);
        let round = n / (WHAT.len() * WHOM.len()) + 1;
        let number = if round > 1 { format!(" {round}") } else { String::new() };
        text += &format!("\n{} {}{number},{}{}{number}", whom.0, what.0, whom.1, what.1);
        // One in ten is the equal of the one before.
        if n % 10 == 7 {
            text += &last;
            continue;
        }
        last.clear();
        let strength = dice.roll();
        let mut cell = |dice: &mut Dice, written: &dyn Fn(f64) -> String, may_be_range: bool| {
            let place = (0.6 * strength + 0.4 * dice.roll()).clamp(0.0, 1.0);
            last += &match dice.roll() {
                d if d < 0.14 => ",?".to_owned(),
                d if d < 0.34 && may_be_range => format!(",{}..{}", written(0.8 * place), written(0.8 * place + 0.15)),
                _ => format!(",{}", written(place)),
            };
        };
        for (name, [low, high]) in NUMBERS {
            // Strong ideas cost and wait less.
            let turned = matches!(name, "cost_12m" | "days_to_contract" | "years_to_work");
            let along = |p: f64| low * (high / low).powf(p);
            let digits = if high < 1e3 { 1 } else { 0 };
            if turned {
                cell(&mut dice, &|p| format!("{:.digits$}", along(1.0 - p)), false);
            } else {
                cell(&mut dice, &|p| format!("{:.digits$}", along(p)), true);
            }
        }
        for name in SHARES {
            let turned = matches!(name, "custom_share" | "accuracy_needed");
            if turned {
                cell(&mut dice, &|p| format!("{:.0}%", 100.0 * (1.0 - p)), false);
            } else {
                cell(&mut dice, &|p| format!("{:.0}%", 100.0 * p), true);
            }
        }
        for (_, levels) in LEVELS {
            cell(&mut dice, &|p| levels[((p * levels.len() as f64) as usize).min(levels.len() - 1)].to_owned(), false);
        }
        cell(&mut dice, &|p| if p > 0.4 { "yes" } else { "no" }.to_owned(), false);
        text += &last;
    }
    text + "\n"
}

/// The ideas by whom they are for; for the last of these, it is not said.
fn groups(scored: &Scored, lang: Lang) -> ColumnGroups {
    let place = |idea: usize| idea % 7 % 4;
    let key = |place: usize| (place < 3).then(|| place.to_string());
    let name = |place: usize| match lang {
        Lang::En => WHOM[place].0,
        Lang::Zh => WHOM[place].1,
    };
    let mut groups = Groups::default();
    for idea in 0..scored.len() {
        let place = place(idea);
        groups.add(&key(place), name(place), (0, idea), scored.score[idea], scored.verdict[idea]);
    }
    let groups = groups.ranked();
    let ideas = |group: &Group| scored.order.iter().copied().filter(|&idea| key(place(idea)) == group.key).collect();
    let members: Vec<Vec<usize>> = groups.iter().map(ideas).collect();
    let is_best = |&group: &usize| scored.rank[members[group][0]] == 1;
    let of_best = (0..groups.len()).filter(is_best).collect();
    ColumnGroups { column: "whom".to_owned(), groups, members, of_best }
}

/// Draws every figure of so many ideas and compares it.
fn compare(count: usize, lang: Lang) {
    let project = Project::read(CRITERIA, &ideas_csv(count), lang);
    let valued = value_ideas(&project.rubric, &project.evidence);
    let lenses: Vec<Scored> = project.rubric.lenses.iter().map(|lens| valued.weigh(&project.rubric, lens)).collect();
    // Fewer draws of many ideas: the tests are not optimised.
    let study = Study::new(if count > 1_000 { 50 } else { 2_000 }, SEED);
    let focus = Focus::of(&project.rubric, &valued, &lenses[0], &study);
    let ideas = match lang {
        Lang::En if count == 1 => "idea · lens",
        Lang::En => "ideas · lens",
        Lang::Zh => "个创意 · 视角",
    };
    let source = format!("ideas.csv · {} {ideas} base", dingzi::lang::whole(count));
    let subject = Subject {
        rubric: &project.rubric,
        scored: &lenses[0],
        lenses: &lenses,
        study: &study,
        focus: &focus,
        lang,
        source: &source,
    };
    let mut scenes: Vec<(String, Scene)> =
        FIGURES.iter().map(|figure| (figure.id.to_owned(), (figure.draw)(&subject).scene)).collect();
    let figure = FIGURES.iter().find(|figure| figure.id == "acceptability").unwrap();
    let mut study = study.clone();
    let focus = Focus { places: Some(study.top_places(&lenses[0], 3)), ..focus.clone() };
    let choosing = Subject { study: &study, focus: &focus, ..subject };
    scenes.push(("acceptability-first".to_owned(), (figure.draw)(&choosing).scene));
    let focus = Focus { groups: Some(groups(&lenses[0], lang)), ..focus };
    let grouped = Subject { study: &study, focus: &focus, ..subject };
    scenes.extend(ON_REQUEST.iter().map(|figure| (figure.id.to_owned(), (figure.draw)(&grouped).scene)));
    let mut wrong = Vec::new();
    for (figure, scene) in scenes {
        let svg = scene.svg(None);
        let name = format!("{figure}-{count}-{}", lang.id());
        // Pictures to look at: LOOK=/tmp/pictures.
        if let Ok(folder) = std::env::var("LOOK") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(Path::new(&folder).join(format!("{name}.png")), png(&scene)).unwrap();
        }
        let path = repository("tests/golden").join(format!("{name}.svg"));
        if blessing() {
            fs::write(&path, svg).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if svg != expected {
            wrong.push(format!("{name}.svg: {}", show(&name, &png(&scene), &rendered(&expected))));
        }
    }
    assert!(wrong.is_empty(), "not as before (DINGZI_BLESS=1 accepts them):\n{}", wrong.join("\n"));
}

/// A picture of before as PNG, for the eye; nothing of nothing.
fn rendered(svg: &str) -> Vec<u8> {
    let mut options = resvg::usvg::Options::default();
    let fonts = options.fontdb_mut();
    [false, true].iter().for_each(|bold| fonts.load_font_data(embedded_font(*bold).to_vec()));
    let Ok(tree) = resvg::usvg::Tree::from_str(svg, &options) else { return Vec::new() };
    let mut pixels = resvg::tiny_skia::Pixmap::new(1600, 1000).unwrap();
    resvg::render(&tree, Default::default(), &mut pixels.as_mut());
    let rgb: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    encode(1600, &rgb)
}

#[test]
fn figures_of_one_idea() {
    compare(1, Lang::En);
}

#[test]
fn figures_of_two_ideas() {
    compare(2, Lang::En);
}

#[test]
fn figures_of_five_ideas() {
    compare(5, Lang::En);
}

#[test]
fn figures_of_a_hundred_ideas() {
    compare(100, Lang::En);
}

#[test]
fn figures_of_ten_thousand_ideas() {
    compare(10_000, Lang::En);
}

#[test]
fn figures_of_fifteen_ideas_in_chinese() {
    compare(15, Lang::Zh);
}

#[test]
fn every_golden_picture_is_of_a_figure() {
    let known =
        |name: &str| FIGURES.iter().chain(ON_REQUEST).any(|figure| name.starts_with(&format!("{}-", figure.id)));
    for name in super::support::files(&repository("tests/golden")).into_keys().filter(|name| name.ends_with(".svg")) {
        assert!(known(&name), "{name} is left over");
    }
}

// ---- pixels --------------------------------------------------------------------------------------------------------

/// How far one channel of a pixel may be off, and how many pixels may be farther.
const TOLERANCE: u8 = 24;
const STRAYS: f64 = 0.001;

struct Pixels {
    width: usize,
    rgb: Vec<u8>,
}

fn decode(png: &[u8]) -> Result<Pixels, png::DecodingError> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info()?;
    let mut rgb = vec![0; reader.output_buffer_size().expect("the picture has a size")];
    let info = reader.next_frame(&mut rgb)?;
    assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
    Ok(Pixels { width: info.width as usize, rgb })
}

/// Whether two pictures look the same; otherwise a difference is written, and the message names it.
pub fn alike(name: &str, got: &[u8], expected: &[u8]) -> Result<(), String> {
    if got == expected {
        return Ok(());
    }
    let (Ok(a), Ok(b)) = (decode(got), decode(expected)) else {
        return Err(format!("no picture to compare with: {}", show(name, got, expected)));
    };
    if (a.width, a.rgb.len()) != (b.width, b.rgb.len()) {
        return Err(format!("another size: {}", show(name, got, expected)));
    }
    let far = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > TOLERANCE);
    let strays = a.rgb.chunks_exact(3).zip(b.rgb.chunks_exact(3)).filter(|pair| far(*pair)).count();
    let share = strays as f64 / (a.rgb.len() / 3) as f64;
    if share <= STRAYS { Ok(()) } else { Err(format!("{strays} pixels differ: {}", show(name, got, expected))) }
}

/// Writes got, expected and difference for the eye, side by side where they are of one size, and says where.
fn show(name: &str, got: &[u8], expected: &[u8]) -> String {
    // Tests run side by side, and the folder is theirs together.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock();
    let folder = repository("tests/golden/failed");
    fs::create_dir_all(&folder).unwrap();
    let mut written = Vec::new();
    let mut write = |name: String, bytes: &[u8]| {
        fs::write(folder.join(&name), bytes).unwrap();
        written.push(name);
    };
    match (decode(got), decode(expected)) {
        (Ok(a), Ok(b)) if (a.width, a.rgb.len()) == (b.width, b.rgb.len()) => {
            write(format!("{name}.png"), &side_by_side(&a, &b));
        }
        (_, b) => {
            write(format!("{name}-got.png"), got);
            if b.is_ok() {
                write(format!("{name}-expected.png"), expected);
            }
        }
    }
    format!("see {} in tests/golden/failed", written.join(", "))
}

/// Two pictures of one size, then where they differ: black, the paler the less; white where they agree.
fn side_by_side(a: &Pixels, b: &Pixels) -> Vec<u8> {
    let row = 3 * a.width;
    let mut rgb = Vec::with_capacity(3 * a.rgb.len());
    for (got, expected) in a.rgb.chunks_exact(row).zip(b.rgb.chunks_exact(row)) {
        rgb.extend_from_slice(got);
        rgb.extend_from_slice(expected);
        for (a, b) in got.chunks_exact(3).zip(expected.chunks_exact(3)) {
            let far = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0);
            rgb.extend([255 - far; 3]);
        }
    }
    encode(3 * a.width, &rgb)
}

fn encode(width: usize, rgb: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width as u32, (rgb.len() / (3 * width)) as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(rgb)).unwrap();
    file
}

#[test]
fn a_difference_that_can_be_seen_is_found() {
    let picture = |far: usize| {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 100, 100);
        encoder.set_color(png::ColorType::Rgb);
        let mut rgb = vec![250; 30_000];
        rgb[..3 * far].fill(200);
        rgb[3 * far..].iter_mut().step_by(7).for_each(|c| *c -= (TOLERANCE - 1) * u8::from(far > 0));
        encoder.write_header().and_then(|mut writer| writer.write_image_data(&rgb)).unwrap();
        file
    };
    assert_eq!(alike("self-test", &picture(0), &picture(0)), Ok(()));
    assert_eq!(alike("self-test", &picture(10), &picture(0)), Ok(()), "one in a thousand may stray");
    let error = alike("self-test", &picture(11), &picture(0)).unwrap_err();
    assert!(error.contains("11 pixels differ") && error.contains("self-test.png"), "{error}");
    let file = repository("tests/golden/failed").join("self-test.png");
    let seen = decode(&fs::read(&file).unwrap()).unwrap();
    assert_eq!((seen.width, seen.rgb[..3] == [200; 3], seen.rgb[600..603] == [205; 3]), (300, true, true));
    fs::remove_file(file).unwrap();
    // Only if nothing else failed.
    let _ = fs::remove_dir(repository("tests/golden/failed"));
}
