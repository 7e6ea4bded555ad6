//! What the server serves now: the last good state of both files, and the mistakes of a later one.

use super::problem::Problem;
use super::session::Session;
use crate::diagnostic::{Code, Finding, MessageFormat, Sources, Style};
use crate::lang::Lang;
use crate::project::Unread;
use crate::say::findings::page::{reader_failed, too_many_listeners};
use crate::say::page::answers::broken;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// What the page is to serve, and where.
pub struct Settings {
    /// The address to listen on; loopback unless told otherwise.
    pub host: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The language of requests that do not choose one.
    pub lang: Lang,
    /// The table of ideas.
    pub ideas: PathBuf,
    /// How it is read, as command-line words.
    pub reading: Vec<String>,
    /// The rubric, into which lenses are saved.
    pub criteria: PathBuf,
    /// Reads both files.
    pub read: Box<Reader>,
}

/// Reads both files.
pub type Reader = dyn Fn() -> Result<Session, Unread> + Send + Sync;

/// Connections open at once; a page takes two.
pub(super) const MAX_CONNECTIONS: usize = 1024;
/// Streams open at once; other requests always find a free connection.
const MAX_LISTENERS: usize = MAX_CONNECTIONS / 4 * 3;

/// Turns true when the server is asked to end.
pub(super) type Ended = watch::Receiver<bool>;

/// What all requests share.
pub(super) struct Hub {
    pub settings: Settings,
    now: watch::Sender<Arc<Now>>,
    /// Turns to compute quick answers, one per processor.
    quick: Arc<Semaphore>,
    /// Turns to compute slow ones. They run to their end even if nobody waits any more, so they leave a processor free.
    slow: Arc<Semaphore>,
    /// Places of open streams.
    listeners: Arc<Semaphore>,
}

/// How long an answer may take on a large table.
#[derive(Clone, Copy)]
pub(super) enum Pace {
    /// A few frames of the page.
    Quick,
    /// As long as draws, linear programs or pictures take.
    Slow,
}

/// One state of both files.
pub(super) struct Now {
    /// Counts the states of the files.
    pub version: u64,
    /// The last good state.
    pub session: Arc<Session>,
    /// What is wrong with the files as they are; `None` if the last good state is the present one.
    pub broken: Option<Broken>,
}

/// What is wrong with both files.
pub(super) struct Broken(Unread);

impl Hub {
    pub fn new(settings: Settings, session: Session) -> Hub {
        let now = Now { version: 1, session: session.into(), broken: None };
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Hub {
            settings,
            now: watch::Sender::new(now.into()),
            quick: Semaphore::new(processors).into(),
            slow: Semaphore::new((processors - 1).max(1)).into(),
            listeners: Semaphore::new(MAX_LISTENERS).into(),
        }
    }

    /// Waits for a turn to compute.
    pub async fn turn(&self, pace: Pace) -> OwnedSemaphorePermit {
        let turns = match pace {
            Pace::Quick => &self.quick,
            Pace::Slow => &self.slow,
        };
        turns.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// A place for a stream, if one is free.
    pub fn listen(&self) -> Result<OwnedSemaphorePermit, Problem> {
        self.listeners
            .clone()
            .try_acquire_owned()
            .map_err(|_| Problem::refused(StatusCode::SERVICE_UNAVAILABLE, too_many_listeners(MAX_LISTENERS)))
    }

    pub fn now(&self) -> Arc<Now> {
        self.now.borrow().clone()
    }

    /// Notifies of every later state.
    pub fn subscribe(&self) -> watch::Receiver<Arc<Now>> {
        self.now.subscribe()
    }

    /// Reads both files again.
    pub fn read_again(&self) {
        self.set((self.settings.read)().map_err(Broken));
    }

    /// Reports that the files could not be read because of a bug in the program.
    pub fn reader_failed(&self) {
        let findings = Finding::new(Code::E0101, reader_failed()).into();
        self.set(Err(Broken(Unread { sources: Sources::default(), findings })));
    }

    /// Makes this the new state, if the files or their mistakes have changed.
    fn set(&self, read: Result<Session, Broken>) {
        self.now.send_if_modified(|now| {
            let is_same = match (&read, &now.broken) {
                (Ok(session), None) => session.project.sources.are_alike(&now.session.project.sources),
                (Err(broken), Some(known)) => broken.text(Lang::En) == known.text(Lang::En),
                _ => false,
            };
            let version = now.version + 1;
            match read {
                _ if is_same => {}
                Ok(session) => *now = Arc::new(Now { version, session: session.into(), broken: None }),
                Err(broken) => *now = Arc::new(Now { version, session: now.session.clone(), broken: Some(broken) }),
            }
            !is_same
        });
    }
}

impl Broken {
    /// The findings as a terminal shows them.
    fn text(&self, lang: Lang) -> String {
        let style = Style { format: MessageFormat::Human, colour: false, width: 90, lang, all: false };
        self.0.findings.render(&self.0.sources, style)
    }

    pub fn to_json(&self, lang: Lang) -> Value {
        let Unread { sources, findings } = &self.0;
        let message = broken(findings.count().0, lang);
        json!({ "message": message, "findings": findings.together_as_json(sources, lang), "text": self.text(lang) })
    }
}
