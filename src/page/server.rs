//! The server: listens, limits what one client can use, and ends when asked to.

use super::hub::{Hub, MAX_CONNECTIONS, Settings};
use super::session::Session;
use super::{guard, routes, watch};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch as channel};
use tower_http::compression::CompressionLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};
use tower_http::trace::TraceLayer;

/// The longest request body: a state of a thousand criteria fits in.
const MAX_BODY_BYTES: usize = 256 * 1024;
/// The time a client has for the head of a request, and between two parts of its body.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(10);
/// The time until an answer must begin.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
/// The time that answers under way have to finish when the server is asked to end.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_millis(500);

/// Serves the page until Ctrl-C. `ready` gets its address once it can be opened.
pub fn serve(settings: Settings, session: Session, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let threads = rayon::current_num_threads();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind((settings.host, settings.port)).await?;
        let hub = Arc::new(Hub::new(settings, session));
        tokio::spawn(watch::watch(hub.clone()));
        ready(listener.local_addr()?);
        accept(&listener, hub).await;
        Ok(())
    });
    // Draws that nobody waits for any more end with the program.
    runtime.shutdown_background();
    served
}

async fn accept(listener: &TcpListener, hub: Arc<Hub>) {
    let (ending, ended) = channel::channel(false);
    let asked = (hub.settings.host, hub.settings.lang);
    let app = routes::routes(hub, ended)
        .layer(RequestBodyTimeoutLayer::new(CLIENT_TIMEOUT))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, ANSWER_TIMEOUT))
        .layer(middleware::from_fn(move |request, next| guard::guard(asked, request, next)))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http());
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut asked = std::pin::pin!(asked_to_end());
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await.expect("the semaphore is never closed");
            (listener.accept().await, place)
        };
        let (stream, place) = tokio::select! {
            (accepted, place) = next => match accepted {
                Ok((stream, _)) => (stream, place),
                // The system is short of something, such as open files, and may have it again soon.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut asked => break,
        };
        let mut protocol = http1::Builder::new();
        protocol.timer(TokioTimer::new()).header_read_timeout(CLIENT_TIMEOUT);
        let connection = protocol.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app.clone()));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A client that goes away is not an error.
            let _ = connection.await;
            drop(place);
        });
    }
    // Otherwise pages that listen, for saved edits or for draws, would keep their connections for long.
    let _ = ending.send(true);
    tokio::select! {
        _ = tokio::time::timeout(SHUTDOWN_TIMEOUT, graceful.shutdown()) => {}
        // Asked a second time: end at once.
        () = asked_to_end() => {}
    }
}

/// Completes on Ctrl-C, or when the system asks the program to end.
pub async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => return,
                _ = tokio::signal::ctrl_c() => return,
            }
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
