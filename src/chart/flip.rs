//! Flips in words: which change of one weight changes who leads, or why none does.

use super::{Subject, text, words};
use crate::analysis::stability::Flip;
use crate::lang::{Lang, fixed};

/// Shares closer than this are the same to the eye.
const SAME: f64 = 0.0005;

/// The flip that needs the least change of one share, or why there is none.
pub fn title(s: &Subject) -> String {
    let lang = s.lang;
    let leaders: Vec<String> = s.leaders().iter().map(|&i| s.quoted(i)).collect();
    let who = match leaders.len() {
        n if n > 3 => lang.pick(format!("{} ideas", words::count(n)), format!("{} 个创意", words::count(n))),
        _ => words::list(&leaders, lang),
    };
    if s.scored.len() == 1 {
        return lang
            .pick(format!("{who} is the only idea, whatever the weights"), format!("只有{who}一个创意，与权重无关"));
    }
    let Some(flip) = s.study.certainty.flip else { return no_flip(s, &who) };
    let today = s.study.stability[flip.criterion].share;
    let (a, b, criterion) = (&leaders[0], s.quoted(flip.challenger), s.quoted_criterion(flip.criterion));
    let beyond = beyond(&flip, today, lang);
    let at_once = (flip.share - today).abs() < SAME;
    if let (Some(all_out), true) = (s.all_out(), at_once) {
        return lang.pick(
            format!("{all_out}; the slightest change of {criterion} changes who leads them"),
            text::zh(&[&all_out, "；", &criterion, "的权重稍有变化，其中的领先者就会换人"]),
        );
    }
    if let Some(all_out) = s.all_out() {
        return lang.pick(
            words::title([
                format!("{all_out}; {a} leads them until {criterion} weighs {beyond}"),
                format!("{all_out}; {a} leads them, but not at any weight"),
            ]),
            text::zh(&[&all_out, "；其中", a, "领先，直到", &criterion, "的权重", &beyond]),
        );
    }
    match (leaders.len() > 1, at_once) {
        (true, true) => lang.pick(
            words::title([
                format!("{who} share the lead; the slightest change of {criterion} parts them"),
                format!("{} ideas share the lead; the slightest change of {criterion} parts them", leaders.len()),
            ]),
            text::zh(&[&who, "并列领先；", &criterion, "的权重稍有变化就会分出高下"]),
        ),
        (true, false) => lang.pick(
            words::title([
                format!("{who} share the lead until {criterion} weighs {beyond}; then {b} does better"),
                format!("{} ideas share the lead until {criterion} weighs {beyond}", leaders.len()),
            ]),
            words::title([
                text::zh(&[&who, "并列领先；", &criterion, "的权重一旦", &beyond, "，", &b, "就会反超"]),
                text::zh(&[&criterion, "的权重一旦", &beyond, "，", &b, "就会反超并列领先者"]),
            ]),
        ),
        (false, true) => lang.pick(
            words::title([
                format!("{a} leads, but the slightest change of {criterion} hands it to {b}"),
                format!("{b} takes the lead at the slightest change of {criterion}"),
            ]),
            words::title([
                text::zh(&[a, "领先，但", &criterion, "的权重稍有变化，", &b, "就会取而代之"]),
                text::zh(&[&criterion, "的权重稍有变化，", &b, "就会领先"]),
            ]),
        ),
        (false, false) => lang.pick(
            words::title([
                format!("{a} leads until {criterion} weighs {beyond}; then {b} does"),
                format!("{a} leads until {criterion} weighs {beyond}, then {b}"),
                format!("{b} takes the lead if {criterion} weighs {beyond}"),
            ]),
            words::title([
                text::zh(&[&criterion, "的权重一旦", &beyond, "，", &b, "就会取代", a, "领先"]),
                text::zh(&[&criterion, "的权重一旦", &beyond, "，", &b, "就会领先"]),
            ]),
        ),
    }
}

/// Why no change of a single share can change who leads.
fn no_flip(s: &Subject, who: &str) -> String {
    let (lang, all) = (s.lang, s.all_ideas());
    if s.rubric.criteria.len() == 1 {
        lang.pick("With a single criterion there is no weight to change", "只有一项标准，没有权重可以改变").to_owned()
    } else if let Some(all_out) = s.all_out() {
        lang.pick(
            format!("{all_out}, and no single weight changes who leads them"),
            format!("{all_out}；改变任何单项权重也不会换人"),
        )
    } else if s.leaders().len() == s.scored.len() {
        lang.pick(
            format!("{all} share the lead, and no single weight can part them"),
            format!("{all}并列领先，改变任何单项权重都分不出高下"),
        )
    } else if s.leaders().len() > 1 {
        lang.pick(
            format!("{who} share the lead, and no single weight can part them"),
            text::zh(&[who, "并列领先，改变任何单项权重都分不出高下"]),
        )
    } else if s.is_out(s.scored.order[1]) {
        lang.pick(
            format!("No weight can take the lead from {who}: every other idea fails a gate"),
            format!("任何权重都夺不走{who}的领先：其余创意都未通过门槛"),
        )
    } else {
        lang.pick(
            format!("No single weight can take the lead from {who}"),
            format!("改变任何单项权重都夺不走{who}的领先"),
        )
    }
}

/// `above 31 %`, with a decimal where today's share would look the same; in words where that does not help.
pub fn beyond(flip: &Flip, today: f64, lang: Lang) -> String {
    if let Some(digits) = digits(flip.share, today) {
        let share = points(flip.share, digits, lang);
        return match flip.rises {
            true => lang.pick(format!("above {share}"), format!("高于 {share}")),
            false => lang.pick(format!("below {share}"), format!("低于 {share}")),
        };
    }
    let words = match ((flip.share - today).abs() < SAME, flip.rises) {
        (true, true) => ["any more", "稍高"],
        (true, false) => ["any less", "稍低"],
        (false, true) => ["nearly 100 %", "接近 100%"],
        (false, false) => ["nearly 0 %", "接近 0%"],
    };
    lang.pick(words[0], words[1]).to_owned()
}

/// The decimals that tell a flip from today's share, and from nothing and all; none where even one does not.
fn digits(share: f64, today: f64) -> Option<usize> {
    let shown = |share: f64, digits| fixed(100.0 * share, digits);
    let differ = |digits: &usize| [today, 0.0, 1.0].iter().all(|other| shown(share, *digits) != shown(*other, *digits));
    [0, 1].into_iter().find(differ)
}

/// A share as per cent.
pub fn points(share: f64, digits: usize, lang: Lang) -> String {
    lang.pick(format!("{} %", fixed(100.0 * share, digits)), format!("{}%", fixed(100.0 * share, digits)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::score::GateState;

    /// A title for ideas with these values on three criteria that weigh 49, 32 and 19 %; those in `out` fail a gate.
    fn titled(values: &[[f64; 3]], out: &[usize], lang: Lang) -> String {
        let sample = Sample::new(3, values.len(), lang).change(|names, rows, gates| {
            for (i, values) in values.iter().enumerate() {
                names[i] = ["A", "B", "C"][i].to_owned();
                rows[i] = values.iter().flat_map(|value| [*value; 2]).collect();
                gates[i].fill(if out.contains(&i) { GateState::Failed } else { GateState::Passed });
            }
        });
        title(&sample.subject())
    }

    const RIVALS: [[f64; 3]; 2] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];

    #[test]
    fn titles_say_what_flips_the_lead() {
        let en = |values: &[[f64; 3]]| titled(values, &[], Lang::En);
        // By hand: at a share of x, B has x and A has (1 − x)·18/25.
        assert_eq!(en(&RIVALS), "A leads until No cash burn weighs above 42 %; then B does");
        assert_eq!(titled(&RIVALS, &[], Lang::Zh), "“不烧钱”的权重一旦高于 42%，“B”就会取代“A”领先");
        assert_eq!(en(&[[0.9; 3], [0.5; 3]]), "No single weight can take the lead from A");
        assert_eq!(en(&[[0.5; 3]; 2]), "Both ideas share the lead, and no single weight can part them");
        assert_eq!(en(&[[0.5; 3], [0.5; 3], [0.1; 3]]), "A and B share the lead, and no single weight can part them");
        assert_eq!(en(&[[0.5; 3]]), "A is the only idea, whatever the weights");
        let tie = en(&[[2.0 / 3.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
        assert!(tie.starts_with("A and B share the lead; the slightest change of "), "{tie}");
        let tie = titled(&[[2.0 / 3.0, 0.0, 0.0], [0.0, 1.0, 0.0]], &[], Lang::Zh);
        assert!(tie.starts_with("“A”和“B”并列领先；") && tie.ends_with("的权重稍有变化就会分出高下"), "{tie}");
    }

    #[test]
    fn failed_gates_are_said() {
        let en = |out: &[usize]| titled(&RIVALS, out, Lang::En);
        assert_eq!(en(&[0, 1]), "Both ideas fail a gate; A leads them until No cash burn weighs above 42 %");
        assert_eq!(en(&[0]), "No weight can take the lead from B: every other idea fails a gate");
        assert_eq!(titled(&RIVALS, &[0], Lang::Zh), "任何权重都夺不走“B”的领先：其余创意都未通过门槛");
    }

    #[test]
    fn one_criterion_has_nothing_to_change() {
        let sample = Sample::new(1, 3, Lang::En);
        assert_eq!(title(&sample.subject()), "With a single criterion there is no weight to change");
    }

    #[test]
    fn a_flip_never_looks_like_today() {
        let flip = |share: f64, today: f64| {
            let flip = Flip { criterion: 0, share, rises: share >= today, challenger: 0 };
            beyond(&flip, today, Lang::En)
        };
        assert_eq!(flip(0.31, 0.12), "above 31 %");
        assert_eq!(flip(0.121, 0.119), "above 12.1 %");
        assert_eq!(flip(0.119, 0.121), "below 11.9 %");
        assert_eq!(flip(0.12, 0.12), "any more");
        assert_eq!(flip(0.003, 0.12), "below 0.3 %", "not below 0 %");
        assert_eq!(flip(0.0003, 0.12), "nearly 0 %");
        assert_eq!(flip(0.9999, 0.12), "nearly 100 %");
    }
}
