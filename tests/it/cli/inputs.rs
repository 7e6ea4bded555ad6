//! The two files in every form that people save them in.

use super::{SMALL, folder, score_json};
use crate::support::{CRITERIA, IDEAS, dingzi, line};
use std::fs;

#[test]
fn a_dash_reads_standard_input_for_either_file() {
    let expected = line("score --format json").text();
    assert_eq!(line("score - --format json").stdin(IDEAS.as_bytes()).text(), expected);
    assert_eq!(line("score -c - --format json").stdin(CRITERIA.as_bytes()).text(), expected);
    assert_eq!(line("check -").stdin(IDEAS.as_bytes()).run().code, 0);
    line("explain humanoid -i -").stdin(IDEAS.as_bytes()).text();
    line("whatif - --drop growth").stdin(IDEAS.as_bytes()).text();
    line("score -").stdin(b"").run().fails(1);
}

#[test]
fn every_command_takes_the_table_as_first_argument_and_as_an_option() {
    let dir = folder(CRITERIA, IDEAS);
    fs::rename(dir.path().join("ideas.csv"), dir.path().join("my.csv")).unwrap();
    fs::copy(dir.path().join("my.csv"), dir.path().join("old.csv")).unwrap();
    for rest in [
        "check", "score", "explain TABLE wechat", "explain TABLE --vs humanoid wechat",
        "compare TABLE wechat humanoid", "whatif --drop growth", "diff old.csv TABLE", "stability", "robust",
        "methods", "weights --from-data entropy", "next", "chart TABLE ranking -o a.png",
        "chart ranking TABLE -o a.png", "report -o r",
    ] {
        let rest = if rest.contains("TABLE") { rest.to_owned() } else { format!("{rest} TABLE") };
        let named = |table| line(&rest.replace("TABLE", table)).within(dir.path()).run();
        let (first, option) = (named("my.csv"), named("-i my.csv"));
        assert_eq!((first.code, &first.stderr, first.text()), (0, &option.stderr, option.text()), "{rest}: {first:?}");
        let twice = line(&(rest.replace("TABLE", "my.csv") + " -i other.csv")).within(dir.path()).run();
        let said = twice.fails(2);
        assert!(said.contains("`my.csv` and `--input other.csv` both name the table: leave one of them out"), "{said}");
    }
    let said = line("--lang zh score my.csv -i other.csv").within(dir.path()).run();
    assert!(said.stderr.contains("“my.csv”和 --input other.csv 都指表格，去掉其中一个"), "{said:?}");
}

#[test]
fn where_a_table_may_come_first_the_number_of_other_words_is_still_told() {
    for (args, en, zh) in [
        ("explain", "required arguments were not provided", "还缺 <创意>"),
        ("explain ideas.csv", "required arguments were not provided:\n  <IDEA>\n", "还缺 <创意>\n"),
        ("explain video ads", "unexpected argument 'ads'", "多写了“ads”"),
        ("explain ideas.csv video ads", "unexpected argument 'ads'", "多写了“ads”"),
        (
            "explain AI video ads", "tip: a name of several words needs quotes: 'AI video ads'",
            "时要加引号：'AI video ads'",
        ),
        ("explain -i ideas.csv video ads", "needs quotes: 'video ads'\n\nUsage", "时要加引号：'video ads'\n\n用法"),
        ("explain wechat --vs video ads", "needs quotes: '…'", "时要加引号：'…'"),
        ("chart waterfall --idea video ads", "needs quotes: 'video ads'", "时要加引号：'video ads'"),
        ("chart waterfall --idea video ads --vs wechat", "needs quotes: '…'", "时要加引号：'…'"),
        ("next --idea shoe retail", "tip: there is no file `retail`", "提示：没有文件“retail”"),
        ("methods --explain sum --idea /dev /dev", "`/dev` is a folder", "“/dev”是文件夹"),
        ("explain my wechat", "tip: there is no file `my`, so it is not", "提示：没有文件“my”，所以没有"),
        ("explain $HOME and co", "needs quotes: '$HOME and co'", "时要加引号：'$HOME and co'"),
        (
            "next --idea shoe ideas",
            "tip: there is no file `ideas`; did you mean `ideas.csv`?\n",
            "没有文件“ideas”；是不是想写“ideas.csv”？\n",
        ),
        ("explain ideas wechat", "did you mean `ideas.csv`?", "是不是想写“ideas.csv”？"),
        (
            "explain /dev wechat", "tip: `/dev` is a folder; a table is a file in it",
            "“/dev”是文件夹；请写出里面的表格文件",
        ),
        ("explain /dev", "help: `/dev` is a folder", "建议：“/dev”是文件夹"),
        ("compare /dev wechat phone-to", "help: `/dev` is a folder", "建议：“/dev”是文件夹"),
        ("compare AI video ads wechat", "needs quotes: 'AI video ads'", "时要加引号：'AI video ads'"),
        ("compare ideas.csv wechat", "2 values required by '<IDEA>...'; only 1", "至少要写 2 个，现在只有 1 个"),
        ("chart ideas.csv rankng", "a similar value exists: 'ranking'", "是不是想写 ranking（排名）？"),
        ("score --ideas x", "a similar argument exists: '--input'", "是不是想写 --input？"),
    ] {
        for (lang, words) in [("en", en), ("zh", zh)] {
            let said = line(&format!("--lang {lang} {args}")).run();
            said.fails(2);
            assert!(said.stderr.contains(words) && !said.stderr.contains("--hidden"), "{args}: {said:?}");
        }
    }
}

#[test]
fn a_file_taken_as_the_table_for_its_name_is_told_where_something_is_wrong() {
    let dir = folder(CRITERIA, IDEAS);
    fs::write(dir.path().join("wechat"), IDEAS).unwrap();
    let said = |args: &str| line(args).within(dir.path()).run();
    let told = said("compare wechat humanoid nobody");
    assert!(told.fails(2).ends_with(
        "note: `wechat` was taken as the table, for there is a file of this name; if an idea is meant, name the table\n\
         too: -i ideas.csv\n"
    ), "{told:?}");
    let told = said("--lang zh explain wechat nobody");
    assert!(told.fails(2).contains("说明：有一个文件叫“wechat”，所以把它当作表格"), "{told:?}");
    assert_eq!(said("compare wechat humanoid phone-to").stderr, "", "nothing is wrong");
    assert_eq!(said("compare -i ideas.csv wechat humanoid phone-to").code, 0, "as it was told to say it");
    let json = said("--message-format json compare wechat humanoid nobody");
    assert!(!json.fails(2).contains("taken as the table"), "{json:?}");
    for args in ["compare ideas.csv humanoid nobody", "compare - humanoid nobody"] {
        let told = line(args).within(dir.path()).stdin(IDEAS.as_bytes()).run();
        assert!(!told.fails(2).contains("taken as the table"), "{told:?}");
    }
}

/// Two sources without a fact.
const DOUBTFUL: &str = "idea,revenue,moat,a:source,b:source\nx,10,own,§1,§2\ny,50,none,§1,§2\n";

#[test]
fn warnings_take_a_line_each_and_are_only_counted_if_asked() {
    let dir = folder(SMALL, DOUBTFUL);
    let told = |args: &str| line(args).within(dir.path()).run();
    for (lang, each, count) in
        [("en", "warning[", " (`dingzi check` explains each)\n"), ("zh", "警告[", "（dingzi check 逐一说明）\n")]
    {
        let said = told(&format!("--lang {lang} score"));
        assert_eq!(said.code, 0, "{said:?}");
        let lines: Vec<&str> = said.stderr.lines().collect();
        let (last, warnings) = lines.split_last().expect("it warns");
        assert!(!warnings.is_empty() && warnings.iter().all(|line| line.contains(each)), "{said:?}");
        assert!(format!("{last}\n").ends_with(count), "{said:?}");
        let quiet = told(&format!("--lang {lang} score --quiet"));
        assert_eq!((quiet.stderr.trim_end(), quiet.text()), (*last, said.text()));
        let json = |more: &str| told(&format!("--lang {lang} --message-format json score {more}")).stderr;
        assert_eq!(json("-q"), json(""));
        let check = told(&format!("--lang {lang} check -q"));
        assert!(check.text().contains(if lang == "en" { " = help: " } else { "建议：" }), "{check:?}");
    }
}

#[test]
fn warnings_of_the_table_and_of_what_is_computed_are_counted_once() {
    let gate = "[[gate]]\nid = \"lost\"\nfail = \"risk = 'yess'\"\n";
    let risky = DOUBTFUL.replace("moat,", "moat,risk,").replace("own,", "own,yes,").replace("none,", "none,no,");
    let dir = folder(&format!("{SMALL}{gate}"), &risky);
    fs::write(dir.path().join("old.csv"), risky.replace("10", "20")).unwrap();
    let run = |args: &str| line(args).within(dir.path()).run();
    for args in [
        "score", "explain x", "compare x y", "whatif -w moat=50", "stability", "robust", "methods", "next",
        "weights --order moat", "weights --from-data entropy", "chart ranking", "report", "diff old.csv",
    ] {
        let said = run(args);
        assert_eq!(said.code, 0, "{args}: {said:?}");
        let counts = said.stderr.lines().filter(|line| !line.contains("warning[")).collect::<Vec<_>>();
        assert!(counts.len() == 1 && counts[0].contains(" warnings ("), "{args}: {said:?}");
        assert!(said.stderr.contains("W0309"), "{args}: {said:?}");
    }
    let large = line("score ideas.csv old.csv").within(dir.path()).run();
    assert_eq!(large.stderr.matches(" warnings (").count(), 1, "{large:?}");
}

#[test]
fn warnings_of_the_table_are_told_with_a_wrong_argument_and_counted_once() {
    let (table, ..) =
        encoding_rs::GB18030.encode("idea,revenue,moat\n漫剧,10,独家\n私域销售智能体,50,none\n公众号排版,40,独家\n");
    let dir = folder(SMALL, &table);
    fs::write(dir.path().join("old.csv"), "idea,revenue,moat\n漫剧,20,独家\n").unwrap();
    let run = |args: &str| line(args).within(dir.path()).run();
    for args in [
        "score --lens nope", "score ideas.csv old.csv --lens nope", "whatif -w nope=3", "whatif --cell nope:moat=own",
        "compare ideas.csv a b", "explain ideas.csv 漫画", "next --idea zz", "robust --lens nope",
        "robust -w nope=3..4", "stability --lens nope", "methods --lens nope", "chart ranking --lens nope",
        "chart waterfall --idea zz", "diff old.csv --lens nope", "weights --order moat --lens nope",
        "report --ideas zz",
    ] {
        let said = run(args);
        let told = said.fails(2);
        assert!(told.contains("error[E04") && told.matches("W0303").count() == 1, "{args}: {told}");
        assert!(told.ends_with("\n1 error, 1 warning (`dingzi check` explains each)\n"), "{args}: {told}");
        assert_eq!(told.matches("1 error").count() + told.matches("1 warning").count(), 2, "{args}: {told}");
    }
    let zh = run("--lang zh next --idea zz");
    assert!(zh.fails(2).ends_with("\n1 个错误，1 个警告（dingzi check 逐一说明）\n"), "{zh:?}");
    let json = run("--message-format json next --idea zz");
    assert_eq!(json.fails(2).lines().filter(|line| line.starts_with('{')).count(), 2, "{json:?}");
    let quiet = run("--quiet next --idea zz");
    assert!(!quiet.fails(2).contains("W0303") && quiet.stderr.contains("1 error, 1 warning ("), "{quiet:?}");
    let twice = run("compare ideas.csv 漫剧 漫剧");
    assert!(twice.fails(2).contains("W0303") && twice.stderr.contains("1 warning (`dingzi check`"), "{twice:?}");
}

#[test]
fn errors_are_told_at_length_before_warnings_and_by_quiet_alone() {
    let dir = folder(SMALL, DOUBTFUL.replacen("own", "onw", 1));
    let said = |more: &str| {
        let said = line(&format!("score {more}")).within(dir.path()).run();
        said.fails(1);
        said.stderr
    };
    let (all, quiet) = (said(""), said("-q"));
    let (errors, warnings) = all.split_once("\n\n").expect("errors come first");
    assert!(errors.starts_with("error[") && errors.contains("--> "), "{all}");
    assert!(warnings.contains("warning[") && !warnings.contains("--> "), "{all}");
    assert_eq!((quiet.contains(errors), quiet.lines().last()), (true, all.lines().last()), "{quiet}");
    assert!(!quiet.contains("warning["), "{quiet}");
}

#[test]
fn the_first_rows_are_kept_and_the_rest_is_counted() {
    let dir = folder(CRITERIA, IDEAS);
    fs::write(dir.path().join("old.toml"), CRITERIA.replacen("weight   = 17", "weight   = 1", 1)).unwrap();
    for args in ["score", "whatif --drop growth", "diff --old-criteria old.toml", "stability --full"] {
        let shown = |more: &str| line(&format!("{args} {more}")).within(dir.path()).text();
        let rest = |text: &str| {
            text.split_once(" more below").map_or(0, |(before, _)| {
                before.rsplit('\n').next().and_then(|n| n.parse().ok()).expect("a line begins with the number")
            })
        };
        let [one, two, all] = ["--top 1", "-n 2", "-n 1000"].map(shown);
        assert_eq!((rest(&one), rest(&all)), (rest(&two) + 1, 0), "{args}: {one}");
        assert!(one.lines().count() < two.lines().count() && rest(&one) > 20, "{args}: {one}");
    }
}

#[test]
fn without_a_table_it_is_said_how_to_name_another() {
    let dir = folder(CRITERIA, IDEAS);
    fs::rename(dir.path().join("ideas.csv"), dir.path().join("my deals.csv")).unwrap();
    let said = |lang: &str| line(&format!("--lang {lang} score")).within(dir.path()).run().stderr;
    assert!(said("en").contains("to read another table, name it: `dingzi score \"my deals.csv\"`"));
    assert!(said("zh").contains("要读别的表，写出它的文件名：dingzi score \"my deals.csv\""));
}

/// The table of the fixtures with another separator.
fn separated(delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(IDEAS.as_bytes());
    for record in reader.records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    writer.into_inner().unwrap()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    ['\u{FEFF}'.to_string().as_str(), text].concat().encode_utf16().flat_map(bytes).collect()
}

#[test]
fn every_copy_of_a_table_gives_the_same_ranking() {
    assert!(!IDEAS.contains('\r'));
    let expected = line("score --format json --lang zh").text();
    let copies: [(&str, Vec<u8>); 11] = [
        ("UTF-8 with a byte-order mark", ["\u{FEFF}", IDEAS].concat().into_bytes()),
        ("CRLF", IDEAS.replace('\n', "\r\n").into_bytes()),
        ("CR", IDEAS.replace('\n', "\r").into_bytes()),
        ("no line end at the end", IDEAS.trim_end().as_bytes().to_vec()),
        ("blank lines", IDEAS.replace('\n', "\n\n").into_bytes()),
        ("semicolon", separated(b';')),
        ("tab", separated(b'\t')),
        ("UTF-16, little end first", utf16(IDEAS, u16::to_le_bytes)),
        ("UTF-16, big end first", utf16(IDEAS, u16::to_be_bytes)),
        ("tab, UTF-16: Excel's Unicode text", utf16(std::str::from_utf8(&separated(b'\t')).unwrap(), u16::to_le_bytes)),
        ("semicolon, CRLF, mark: Excel's CSV UTF-8", {
            let text = String::from_utf8(separated(b';')).unwrap().replace('\n', "\r\n");
            ["\u{FEFF}", &text].concat().into_bytes()
        }),
    ];
    for (what, bytes) in copies {
        let said = line("score - --format json --lang zh").stdin(&bytes).run();
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{what}");
        assert!(said.text() == expected, "{what}: another ranking");
    }
}

#[test]
fn gb18030_as_excel_saves_it_in_china_is_recognised_and_said() {
    let expected = line("score --format json --lang zh").text();
    let (bytes, _, lost) = encoding_rs::GB18030.encode(IDEAS);
    assert!(!lost);
    let said = line("score - --format json --lang zh").stdin(&bytes).run();
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stderr.contains("W0303") && said.text() == expected, "{}", said.stderr);
    let (bytes, _, lost) = encoding_rs::GB18030.encode(CRITERIA);
    assert!(!lost);
    let said = line("score -c - --format json --lang zh").stdin(&bytes).run();
    assert!(said.stderr.contains("W0303") && said.text() == expected, "{}", said.stderr);
}

#[test]
fn packed_files_are_unpacked_by_what_they_hold() {
    let expected = line("score --format json --lang zh").text();
    for (form, bytes) in [("gzip", gzip(IDEAS.as_bytes())), ("zstd", zstd::encode_all(IDEAS.as_bytes(), 3).unwrap())] {
        let said = line("score - --format json --lang zh").stdin(&bytes).run();
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{form}");
        assert!(said.text() == expected, "{form}: another ranking");
        let said = line("score -").stdin(&bytes[..bytes.len() / 2]).run();
        assert_eq!(said.code, 2, "{form}: {}", said.stderr);
        assert!(said.stderr.contains("E0101"), "{form}: {}", said.stderr);
    }
    let said = line("score -").stdin(&gzip(b"")).run();
    assert!(said.code == 1 && said.stderr.contains("E0301"), "{}", said.stderr);
}

/// Two members one after the other, as `cat a.gz b.gz` makes them.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).and_then(|()| packer.finish()).unwrap()
    };
    let (first, second) = bytes.split_at(bytes.len() / 2);
    [pack(first), pack(second)].concat()
}

#[test]
fn one_idea_is_a_table() {
    let dir = folder(SMALL, "idea,revenue,moat\n钉子,50,独家\n");
    let ranked = score_json(dir.path());
    assert_eq!((ranked.len(), ranked[0].rank, ranked[0].score), (1, 1, 62.5));
    for args in ["score", "explain 钉子", "whatif -w moat=50", "check"] {
        for lang in ["C", "zh_CN.UTF-8"] {
            line(args).env("LANG", lang).within(dir.path()).text();
        }
    }
    line("report --lang zh").within(dir.path()).text();
}

#[test]
fn two_equal_ideas_share_the_first_rank() {
    let dir = folder(SMALL, "idea,revenue,moat\nA,30,none\nB,50,own\nC,50,own\nD,1,none\n");
    let ranked = score_json(dir.path());
    let ranks: Vec<(u64, &str)> = ranked.iter().map(|r| (r.rank, r.idea.as_str())).collect();
    assert_eq!(ranks, [(1, "B"), (1, "C"), (3, "A"), (4, "D")]);
    let text = line("score").within(dir.path()).text();
    let shown: Vec<&str> = text.lines().filter_map(|l| l.split_whitespace().next()).collect();
    assert_eq!(shown.iter().filter(|rank| **rank == "=1").count(), 2, "{text}");
    assert!(text.contains("B and C share the lead"), "{text}");
    let csv = line("score --format csv").within(dir.path()).text();
    assert!(csv.lines().nth(1).unwrap().starts_with("1,B,"), "programs read a number: {csv}");
}

#[test]
fn names_without_a_width_are_names() {
    let names =
        ["\u{200B}a\u{200B}", "\u{200D}b\u{200C}", "e\u{301}\u{302}", "\u{202E}kcab", "👩‍👩‍👧‍👦", "A\u{7}B", "钉\u{AD}子"];
    let table: String = names.iter().map(|name| format!("{name},50,own\n")).collect();
    let dir = folder(SMALL, format!("idea,revenue,moat\n{table}"));
    assert_eq!(score_json(dir.path()).len(), names.len());
    for args in ["score", "whatif -w moat=50", "score --format md"] {
        line(args).within(dir.path()).text();
    }
    for row in score_json(dir.path()) {
        dingzi(["explain", &row.idea]).within(dir.path()).text();
    }
    let said = line("report").within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn a_name_that_nobody_sees_is_none() {
    for name in ["\u{200B}", "\u{200D}\u{200C}", "\u{FEFF}\u{A0}"] {
        let dir = folder(SMALL, format!("idea,revenue,moat\nA,50,own\n{name},50,own\n"));
        let said = line("score").within(dir.path()).run();
        assert!(said.fails(1).contains("error[E0305]: an idea has no name"), "{said:?}");
    }
}

#[test]
fn an_idea_is_found_by_its_name_as_written() {
    for name in ["A  B", "\u{202E}kcab", "two\nlines"] {
        let dir = folder(SMALL, format!("idea,revenue,moat\n\"{name}\",50,own\n"));
        dingzi(["explain", name]).within(dir.path()).text();
    }
}

#[test]
fn a_name_cannot_command_the_terminal() {
    let dir = folder(SMALL, "idea,revenue,moat\nA\u{1b}[31mred\u{7},50,own\n");
    for args in ["score", "explain A", "whatif -w moat=50"] {
        let said = line(args).env("CLICOLOR_FORCE", "1").within(dir.path()).run();
        assert!(!said.text().contains("\u{1b}[31m") && !said.text().contains('\u{7}'), "{:?}", said.text());
    }
}
