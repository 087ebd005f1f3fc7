//! What the emitted `serve!` calls: starting an instance, and running a handler.

use super::frame::Output;
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use super::{Input, host, input, tasks};
#[cfg(target_arch = "wasm32")]
use crate::{EnvSource, FromEnv, json::Invalid};
#[cfg(target_arch = "wasm32")]
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// A route's answer; emitted for each route as an enum with a variant for each declared response.
pub trait Reply {
    /// Writes the answer into the frame.
    fn write(self, output: Output);
}

/// What all calls of an instance share: made once for an instance, and again after a panic.
pub struct Shared<E, S> {
    pub(crate) env: Rc<E>,
    pub(crate) state: Rc<S>,
}

impl<E, S> Shared<E, S> {
    pub(crate) fn new(env: E, state: S) -> Self {
        Self {
            env: Rc::new(env),
            state: Rc::new(state),
        }
    }
}

/// Checks a handler's signature where `serve!` names it.
pub fn check<Q, C, F, R>(_handler: &impl Fn(Q, C) -> F)
where
    F: Future<Output = Result<R, R>>,
    R: Reply,
{
}

/// Starts the instance: `Some` unless the environment lacks a binding, which the frame then tells.
#[cfg(target_arch = "wasm32")]
pub fn start<E: FromEnv, S: Default>() -> Option<Shared<E, S>> {
    std::panic::set_hook(Box::new(|info| host::panicked(&info.to_string())));
    match E::from_env(&EnvSource::new(host::env())) {
        Ok(env) => Some(Shared::new(env, S::default())),
        Err(error) => {
            Output::new().error(&error.into());
            None
        }
    }
}

/// Runs a handler on the call's input as far as it goes without waiting.
#[cfg(target_arch = "wasm32")]
pub fn run<Q, F, R>(
    call: u32,
    read: impl FnOnce(&mut Input<'_>) -> Result<Q, Invalid>,
    handle: impl FnOnce(Q) -> F,
) -> u32
where
    F: Future<Output = Result<R, R>> + 'static,
    R: Reply + 'static,
{
    match input::read(read) {
        Ok(request) => tasks::start(call, Box::pin(Answer(handle(request)))) as u32,
        Err(Invalid) => {
            Output::new().invalid(Vec::new());
            0
        }
    }
}

/// A handler's future, whose answer goes into the frame.
#[cfg(target_arch = "wasm32")]
pub(crate) struct Answer<F>(pub F);

#[cfg(target_arch = "wasm32")]
impl<F, R> tasks::Run for Answer<F>
where
    F: Future<Output = Result<R, R>>,
    R: Reply,
{
    fn run(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        // SAFETY: the field is pinned with the struct: it is never moved out of it, and the struct has no `Drop`.
        let future = unsafe { self.map_unchecked_mut(|answer| &mut answer.0) };
        future.poll(context).map(|(Ok(reply) | Err(reply))| {
            reply.write(Output::new());
            true
        })
    }
}

/// What only the host calls. Part of `serve!`.
#[cfg(all(target_arch = "wasm32", feature = "host"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __hosted {
    ($($item:item)*) => { $($item)* };
}

/// Nothing: there is no host. Part of `serve!`.
#[cfg(not(all(target_arch = "wasm32", feature = "host")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __hosted {
    ($($item:item)*) => {};
}

/// Declares the instance of a Worker: its environment and state, and the export that makes them. Part of `serve!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __instance {
    ($env:ty, $state:ty) => {
        ::std::thread_local! {
            static SHARED: ::std::cell::OnceCell<$crate::call::Shared<$env, $state>> =
                const { ::std::cell::OnceCell::new() };
        }

        /// 0: the instance is ready; 1: the frame has an error.
        #[unsafe(no_mangle)]
        extern "C" fn bm_start() -> u32 {
            match $crate::call::start() {
                Some(shared) => SHARED.with(|slot| u32::from(slot.set(shared).is_err())),
                None => 1,
            }
        }

        fn context(call: u32) -> $crate::Context<$env, $state> {
            SHARED.with(|shared| match shared.get() {
                Some(shared) => $crate::Context::new(shared, call),
                None => panic!("a route was called before its instance was started"),
            })
        }
    };
}

/// Declares the export that forgets a Durable Object. Part of `serve!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __durable_objects {
    () => {
        #[unsafe(no_mangle)]
        extern "C" fn bm_object_drop(object: u32) {
            $crate::durable_object::forget(object);
        }
    };
}

/// Declares the export that begins a step of a Workflow: its task. Part of `serve!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __workflows {
    () => {
        #[unsafe(no_mangle)]
        extern "C" fn bm_step(step: u32) -> u32 {
            $crate::workflow::begin(step)
        }
    };
}

/// Declares the one export of a Worker whose routes Rust finds. `headers` are the names that the host hands over, joined by
/// `/`. Part of `serve!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __served {
    ($context:ty, $routes:expr, $headers:expr) => {
        ::std::thread_local! {
            static APP: ::std::cell::OnceCell<$crate::serve::App<$context>> =
                const { ::std::cell::OnceCell::new() };
        }

        #[unsafe(no_mangle)]
        extern "C" fn bm_serve(call: u32) -> u32 {
            APP.with(|app| {
                let app = app.get_or_init(|| $crate::serve::App::new($routes));
                $crate::serve::serve(call, app, $headers, || context(call))
            })
        }
    };
}
