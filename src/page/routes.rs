//! The routes of the server: what can be asked, and at which path.

use super::answer::{self, ANSWERS};
use super::form::Form;
use super::hub::{Ended, Hub, Pace};
use super::problem::{Problem, ToldProblem};
use super::request::PageRequest;
use super::shown::shown;
use super::{assets, html};
use crate::lang::Lang;
use crate::say::findings::page as say;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

/// All routes.
pub(super) fn routes(hub: Arc<Hub>, ended: Ended) -> Router {
    let mut router = Router::new()
        .route("/", get(page))
        .route("/assets/{name}", get(asset))
        .route("/api/session", get(session))
        .route("/api/events", get(events))
        .route("/api/robust", post(robust))
        .layer(Extension(ended));
    for answer in ANSWERS {
        let answers =
            async move |State(hub): State<Arc<Hub>>, headers: HeaderMap, body: Result<Bytes, BytesRejection>| {
                let form = read(&hub, &headers, body)?;
                let lang = form.lang;
                let made = on_turn(&hub, answer.pace, move |hub| (answer.make)(PageRequest::new(hub, form)).map(shown));
                made.await.map(Json).map_err(|problem| problem.told(lang))
            };
        router = router.route(answer.path, post(answers));
    }
    router.method_not_allowed_fallback(wrong_method).fallback(nowhere).with_state(hub)
}

/// Parses the fields of a request. Only JSON is accepted: a form on another site can send anything else.
fn read(hub: &Hub, headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Form, ToldProblem> {
    let lang = hub.settings.lang;
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err(Problem::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, say::not_json()).told(lang));
    }
    let body = body.map_err(|error| Problem::refused(error.status(), say::no_body(&error.body_text())));
    body.and_then(|body| Form::read(&body, lang)).map_err(|problem| problem.told(lang))
}

/// Computes when a processor is free, on a thread that may block.
async fn on_turn<T: Send + 'static>(
    hub: &Arc<Hub>,
    pace: Pace,
    compute: impl FnOnce(&Hub) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let turn = hub.turn(pace).await;
    let hub = hub.clone();
    let computed = tokio::task::spawn_blocking(move || {
        let made = compute(&hub);
        drop(turn);
        made
    });
    computed.await.unwrap_or_else(|_| Err(Problem::failed()))
}

/// The language that the address asks for, or the server's.
fn language(hub: &Hub, uri: &Uri) -> Lang {
    match uri.query() {
        Some("lang=en") => Lang::En,
        Some("lang=zh") => Lang::Zh,
        _ => hub.settings.lang,
    }
}

async fn page(State(hub): State<Arc<Hub>>, uri: Uri) -> Response {
    let lang = language(&hub, &uri);
    let session = hub.now().session.clone();
    let page = html::page(lang, session.project.rubric.title.get(lang));
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

async fn asset(hub: State<Arc<Hub>>, Path(name): Path<String>) -> Response {
    match assets::find(&name) {
        Some(asset) => ([(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, asset.keep)], asset.bytes).into_response(),
        None => nowhere(hub).await,
    }
}

async fn session(State(hub): State<Arc<Hub>>, uri: Uri) -> Response {
    Json(shown(answer::session(&hub, &hub.now(), language(&hub, &uri)))).into_response()
}

/// Notifies a page of every saved edit, until the server ends.
async fn events(
    State(hub): State<Arc<Hub>>,
    Extension(ended): Extension<Ended>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, ToldProblem> {
    let place = hub.listen().map_err(|problem| problem.told(hub.settings.lang))?;
    let told = WatchStream::from_changes(hub.subscribe()).map(|now| {
        let data = json!({ "version": now.version, "broken": now.broken.is_some() });
        Some(Event::default().event("session").data(data.to_string()))
    });
    let end = WatchStream::from_changes(ended).map(|_| None);
    let events = told.merge(end).take_while(Option::is_some).filter_map(move |event| {
        // Its place is free again when the stream is dropped.
        let _ = &place;
        event.map(Ok)
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}

/// Streams its progress, then the result; ends when its reader goes away.
async fn robust(
    State(hub): State<Arc<Hub>>,
    Extension(ended): Extension<Ended>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, ToldProblem> {
    let form = read(&hub, &headers, body)?;
    let lang = form.lang;
    let place = hub.listen().map_err(|problem| problem.told(lang))?;
    let question = on_turn(&hub, Pace::Quick, move |hub| answer::robust::DrawsRequest::read(hub, form));
    let question = question.await.map_err(|problem| problem.told(lang))?;
    let turn = hub.turn(Pace::Slow).await;
    let lines = answer::robust::run(question, (place, turn), ended);
    let kind = [(CONTENT_TYPE, "application/x-ndjson")];
    Ok((kind, axum::body::Body::from_stream(lines)).into_response())
}

async fn nowhere(State(hub): State<Arc<Hub>>) -> Response {
    Problem::refused(StatusCode::NOT_FOUND, say::no_address()).told(hub.settings.lang).into_response()
}

async fn wrong_method(State(hub): State<Arc<Hub>>, request: Request) -> Response {
    let message = say::wrong_method(request.method().as_str());
    Problem::refused(StatusCode::METHOD_NOT_ALLOWED, message).told(hub.settings.lang).into_response()
}
