//! The task table: futures that wait, each known to the host by its id.
//!
//! A call's task has the call's id, which JavaScript counts up and never gives twice; tasks made here count in the
//! upper half. So a late wake of a task that has ended finds nothing.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    task::{Context, Poll, RawWaker, RawWakerVTable, Waker},
};

/// What a task runs. `Ready(true)` ends it; `Ready(false)` has written the frame and will be polled for more.
pub(crate) type Work = Pin<Box<dyn Run>>;

/// Something that is polled until it ends, and may write the frame whenever it is ready.
pub(crate) trait Run {
    /// Goes on as far as possible.
    fn run(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool>;
}

struct Task {
    id: u32,
    /// `None` while it is being polled.
    work: Option<Work>,
    /// Its waker was called while it was being polled.
    woken: bool,
}

/// How a poll ended; the host's `tasks.ts` has the same numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(crate) enum Polled {
    /// The frame has been written, or the task was none of ours.
    Ready = 0,
    /// The task waits for its waker.
    Pending = 1,
    /// The task waits and has already been woken.
    Woken = 2,
}

thread_local! {
    static TASKS: RefCell<Vec<Task>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(FIRST) };
}

/// The first id that this side gives.
const FIRST: u32 = 1 << 31;

fn with<T>(id: u32, f: impl FnOnce(&mut Task) -> T) -> Option<T> {
    // The newest tasks end first, so they are looked for from the end.
    TASKS.with_borrow_mut(|tasks| tasks.iter_mut().rfind(|task| task.id == id).map(f))
}

/// Puts a task into the table without polling it, and gives its id.
pub(crate) fn spawn(work: Work) -> u32 {
    let id = NEXT.get();
    NEXT.set(id.wrapping_add(1).max(FIRST));
    insert(id, Some(work));
    id
}

/// Starts the task `id` and polls it once.
pub(crate) fn start(id: u32, work: Work) -> Polled {
    insert(id, None);
    drive(id, work)
}

/// Polls the task `id`, if there is one that waits.
pub(super) fn poll(id: u32) -> Polled {
    match with(id, |task| task.work.take()).flatten() {
        Some(work) => drive(id, work),
        None => Polled::Pending,
    }
}

/// Drops the task `id`, or forgets it when a panic left it half-way.
pub(crate) fn drop(id: u32) {
    // The work is dropped outside the borrow: its `Drop` is an author's code.
    std::mem::drop(remove(id));
}

/// The number of tasks in the table.
pub(super) fn count() -> usize {
    TASKS.with_borrow(Vec::len)
}

fn insert(id: u32, work: Option<Work>) {
    TASKS.with_borrow_mut(|tasks| {
        tasks.push(Task {
            id,
            work,
            woken: false,
        })
    });
}

fn remove(id: u32) -> Option<Task> {
    TASKS.with_borrow_mut(|tasks| {
        let at = tasks.iter().rposition(|task| task.id == id)?;
        Some(tasks.swap_remove(at))
    })
}

fn drive(id: u32, mut work: Work) -> Polled {
    let waker = waker(id);
    let polled = work.as_mut().run(&mut Context::from_waker(&waker));
    // The work of a task that was dropped meanwhile stays here, so that it too is dropped outside the borrow.
    let mut work = Some(work);
    match polled {
        Poll::Ready(true) => {
            remove(id);
            Polled::Ready
        }
        Poll::Ready(false) => {
            with(id, |task| task.work = work.take());
            Polled::Ready
        }
        Poll::Pending => with(id, |task| {
            task.work = work.take();
            if std::mem::take(&mut task.woken) {
                Polled::Woken
            } else {
                Polled::Pending
            }
        })
        .unwrap_or(Polled::Pending),
    }
}

/// A waker that is only an id: cloning it allocates nothing.
fn waker(id: u32) -> Waker {
    const VTABLE: RawWakerVTable =
        RawWakerVTable::new(|data| RawWaker::new(data, &VTABLE), wake, wake, |_| {});
    fn wake(data: *const ()) {
        let id = data as usize as u32;
        let waiting = with(id, |task| {
            task.woken |= task.work.is_none();
            task.work.is_some()
        });
        if waiting == Some(true) {
            wake_host(id);
        }
    }
    // SAFETY: the data is a number, never read through, and the functions keep no state.
    unsafe { Waker::from_raw(RawWaker::new(id as usize as *const (), &VTABLE)) }
}

#[cfg(target_arch = "wasm32")]
fn wake_host(id: u32) {
    super::host::wake(id);
}

#[cfg(not(target_arch = "wasm32"))]
fn wake_host(_id: u32) {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    /// Waits `polls` times, waking itself if `eager`, and counts how often it was dropped.
    struct Wait {
        polls: u32,
        eager: bool,
        dropped: Rc<Cell<u32>>,
    }

    impl Run for Wait {
        fn run(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
            if self.polls == 0 {
                return Poll::Ready(true);
            }
            self.polls -= 1;
            if self.eager {
                context.waker().wake_by_ref();
            }
            Poll::Pending
        }
    }

    impl Drop for Wait {
        fn drop(&mut self) {
            self.dropped.set(self.dropped.get() + 1);
        }
    }

    fn wait(polls: u32, eager: bool) -> (Work, Rc<Cell<u32>>) {
        let dropped = Rc::new(Cell::new(0));
        (
            Box::pin(Wait {
                polls,
                eager,
                dropped: dropped.clone(),
            }),
            dropped,
        )
    }

    #[test]
    fn a_task_ends_when_it_is_ready() {
        let (work, dropped) = wait(1, false);
        assert_eq!(start(7, work), Polled::Pending);
        assert_eq!(count(), 1);
        assert_eq!(poll(7), Polled::Ready);
        assert_eq!((count(), dropped.get()), (0, 1));
        assert_eq!(poll(7), Polled::Pending, "it is gone");
    }

    #[test]
    fn a_wake_during_the_poll_is_not_lost() {
        assert_eq!(start(7, wait(1, true).0), Polled::Woken);
        assert_eq!(poll(7), Polled::Ready);
    }

    #[test]
    fn dropping_drops_the_work_once() {
        let (work, dropped) = wait(1, false);
        let id = spawn(work);
        drop(id);
        drop(id);
        assert_eq!((count(), dropped.get()), (0, 1));
    }

    /// Drops its own task while it is polled, and looks at the table when it is dropped.
    struct Quitter;

    impl Run for Quitter {
        fn run(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<bool> {
            super::drop(7);
            Poll::Pending
        }
    }

    impl Drop for Quitter {
        fn drop(&mut self) {
            assert_eq!(count(), 0);
        }
    }

    #[test]
    fn a_task_may_be_dropped_while_it_is_polled() {
        // Its `Drop` found the table borrowed, and panicked.
        assert_eq!(start(7, Box::pin(Quitter)), Polled::Pending);
        assert_eq!(count(), 0);
    }

    #[test]
    fn ids_of_this_side_differ_and_stay_in_the_upper_half() {
        let (a, b) = (spawn(wait(0, false).0), spawn(wait(0, false).0));
        assert!(a != b && a >= FIRST && b >= FIRST);
        NEXT.set(u32::MAX);
        let last = spawn(wait(0, false).0);
        assert_eq!((last, spawn(wait(0, false).0)), (u32::MAX, FIRST));
    }
}
