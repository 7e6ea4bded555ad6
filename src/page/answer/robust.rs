//! How often each idea is first if weights and open facts are uncertain: with many draws, so it reports progress and
//! stops when nobody waits for it.

use super::super::form::Form;
use super::super::hub::{Ended, Hub};
use super::super::problem::Problem;
use super::super::request::PageRequest;
use super::super::session::Session;
use super::super::shown::shown;
use super::super::state::State;
use super::figure::draw;
use crate::analysis::certainty::SEED;
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{DRAWS, SmaaQuery, quick_draws};
use crate::analysis::study::Study;
use crate::analysis::summary::firsts;
use crate::chart::FIGURES;
use crate::lang::{Lang, fixed};
use crate::progress::Progress;
use crate::say::page::answers::drawn;
use crate::score::Scored;
use crate::tables::robust::{AlsoAsked, chances};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio::task::JoinHandle;
use tokio_stream::Stream;
use tokio_stream::wrappers::ReceiverStream;

/// The most draws that a page may ask for; the terminal allows more.
const MAX_PAGE_DRAWS: usize = 200_000;
/// Ideas listed one by one.
const MAX_ROWS: usize = 50;
/// The time between two reports of progress.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(60);

type Line = Result<String, Infallible>;

/// A request, checked.
pub struct DrawsRequest {
    session: Arc<Session>,
    scored: Arc<Scored>,
    state: State,
    lang: Lang,
    draws: usize,
    seed: u64,
    /// Draws weights within ± this part of today's; `None` draws from all weights.
    around: Option<f64>,
}

impl DrawsRequest {
    pub fn read(hub: &Hub, form: Form) -> Result<DrawsRequest, Problem> {
        let PageRequest { session, mut form, lang, state, .. } = PageRequest::new(hub, form);
        let draws = form.whole("draws", DRAWS, MAX_PAGE_DRAWS).max(1);
        let seed = form.whole("seed", SEED as usize, u32::MAX as usize) as u64;
        let around = form.number("around", f64::NAN, (0.0, 100.0));
        let scored = state.scored(&session);
        form.end(DrawsRequest {
            session,
            scored,
            state,
            lang,
            draws,
            seed,
            around: (!around.is_nan()).then_some(around / 100.0),
        })
    }
}

/// The lines of the answer: `{"done": …, "draws": …}` again and again, and finally `{"result": …}`, or `{"findings": …}`
/// if the draws failed.
pub fn run(
    asked: DrawsRequest,
    (place, turn): (OwnedSemaphorePermit, OwnedSemaphorePermit),
    mut ended: Ended,
) -> impl Stream<Item = Line> {
    let (lines, answer) = mpsc::channel(4);
    let (progress, draws, lang) = (Arc::new(Progress::default()), asked.draws, asked.lang);
    let watched = progress.clone();
    let result = tokio::task::spawn_blocking(move || {
        let result = asked.result(&watched);
        drop(turn);
        result
    });
    tokio::spawn(async move {
        let sending = send_lines(result, &progress, (draws, lang), &lines);
        tokio::select! {
            () = sending => {}
            _ = ended.wait_for(|ended| *ended) => {}
        }
        // Nobody waits for more of it.
        progress.stop();
        drop(place);
    });
    ReceiverStream::new(answer)
}

/// Sends lines until there is a result, or nobody listens.
async fn send_lines(
    result: JoinHandle<Option<Value>>,
    progress: &Progress,
    (draws, lang): (usize, Lang),
    lines: &mpsc::Sender<Line>,
) {
    let mut result = std::pin::pin!(result);
    loop {
        let (line, is_last) = match tokio::time::timeout(PROGRESS_INTERVAL, &mut result).await {
            Ok(Ok(Some(result))) => (json!({ "result": shown(result) }), true),
            Ok(Ok(None)) => return,
            Ok(Err(_)) => (Problem::failed().to_json(lang), true),
            Err(_) => {
                let done = progress.done() as usize;
                (json!({ "done": done, "draws": draws, "said": drawn(done, draws, lang) }), false)
            }
        };
        if lines.send(Ok(format!("{line}\n"))).await.is_err() || is_last {
            return;
        }
    }
}

impl DrawsRequest {
    /// The answer; `None` if it was stopped.
    fn result(&self, progress: &Progress) -> Option<Value> {
        let (scored, lang) = (&self.scored, self.lang);
        let weights = match self.around {
            Some(part) => WeightModel::around(&scored.weights, part),
            None => WeightModel::All(scored.weights.shares().len()),
        };
        let question = SmaaQuery::of(scored, &weights, self.draws, self.seed);
        let robust = question.answer_with_firsts(&scored.order, progress)?;
        let sentence = firsts(scored, &robust.firsts(), robust.counts_all_firsts(), lang);
        let ideas: Vec<_> = {
            let expected = |&place: &usize| robust.expected_rank(place).map_or("–".to_owned(), |rank| fixed(rank, 1));
            let columns = chances(&self.session.project, scored, &robust, AlsoAsked::default(), lang);
            let columns = columns.data("expected_rank_shown", expected);
            (0..robust.ideas.len().min(MAX_ROWS)).map(|place| columns.object(&place)).collect()
        };
        let study = Study::with(robust, quick_draws(scored.len(), scored.matrix.criteria()));
        let figure = FIGURES.iter().find(|figure| figure.id == "acceptability").expect("the registry has this figure");
        let picture = draw(figure, &self.session, &self.state, scored, &study, lang);
        Some(json!({
            "sentence": sentence, "draws": self.draws, "seed": self.seed, "ideas": ideas,
            "title": picture.title, "alt": picture.alt, "svg": picture.scene.svg(None),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_that_fail_end_with_a_finding() {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap();
        let said = runtime.block_on(async {
            let (lines, mut answer) = mpsc::channel(4);
            let failing = tokio::task::spawn_blocking(|| panic!("as a bug would"));
            send_lines(failing, &Progress::default(), (100, Lang::En), &lines).await;
            drop(lines);
            let mut last = None;
            while let Some(Ok(line)) = answer.recv().await {
                last = Some(line);
            }
            last.unwrap()
        });
        let said: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(said["findings"][0]["code"], "E0501", "{said}");
    }
}
