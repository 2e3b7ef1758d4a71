//! Work shared among threads, with its results in the order in which it came.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use super::Failure;

/// So many pieces of work are held for each thread: one that is worked on, and others that wait or are done too early. With
/// fewer the threads wait for a long one, an eighth of their time with two.
const HELD: usize = 8;

/// Hands in pieces of work.
pub(super) struct Desk<T> {
    tickets: Receiver<()>,
    tasks: SyncSender<(u64, T)>,
    next: u64,
}

impl<T> Desk<T> {
    /// Hands in a piece of work, as soon as there is room for it. False when nobody wants more.
    pub(super) fn hand_in(&mut self, task: T) -> bool {
        let taken = self.tickets.recv().is_ok() && self.tasks.send((self.next, task)).is_ok();
        self.next += 1;
        taken
    }
}

/// Threads at work.
pub(super) struct Crew<R> {
    tickets: SyncSender<()>,
    results: Receiver<(u64, R)>,
    feeder: JoinHandle<Result<(), Failure>>,
}

impl<R: Send + 'static> Crew<R> {
    /// Starts `jobs` threads that do `work`, and one that brings it by `feed`.
    ///
    /// No more than eight pieces for each thread are held, so that memory does not grow with their number. The threads end
    /// when the work is done, or with the program.
    pub(super) fn start<T: Send + 'static>(
        jobs: usize,
        feed: impl FnOnce(&mut Desk<T>) -> Result<(), Failure> + Send + 'static,
        work: impl Fn(T) -> R + Send + Sync + 'static,
    ) -> Self {
        let held = jobs.max(1) * HELD;
        let (tickets, taken) = sync_channel(held);
        let (tasks, waiting) = sync_channel(held);
        let (done, results) = sync_channel(held);
        for _ in 0..held {
            // There is room for all of them.
            let _ = tickets.send(());
        }
        let (waiting, work) = (Arc::new(Mutex::new(waiting)), Arc::new(work));
        for _ in 0..jobs.max(1) {
            let (waiting, work, done) = (Arc::clone(&waiting), Arc::clone(&work), done.clone());
            thread::spawn(move || {
                while let Some((number, task)) = take(&waiting) {
                    if done.send((number, work(task))).is_err() {
                        break;
                    }
                }
            });
        }
        let feeder = thread::spawn(move || feed(&mut Desk { tickets: taken, tasks, next: 0 }));
        Self { tickets, results, feeder }
    }

    /// Gives every result to `take`, in the order in which the work was handed in, until one fails.
    pub(super) fn each(self, mut take: impl FnMut(R) -> Result<(), Failure>) -> Result<(), Failure> {
        let (mut early, mut next) = (BTreeMap::new(), 0);
        for (number, result) in self.results {
            early.insert(number, result);
            while let Some(result) = early.remove(&next) {
                take(result)?;
                next += 1;
                // The feeder may be through.
                let _ = self.tickets.send(());
            }
        }
        self.feeder.join().unwrap_or_else(|_| Err(Failure::Message("a thread has stopped".to_owned())))
    }
}

/// The next piece of work; none when there will be no more.
fn take<T>(waiting: &Mutex<Receiver<T>>) -> Option<T> {
    waiting.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn numbers(desk: &mut Desk<u64>, count: u64) -> Result<(), Failure> {
        for number in 0..count {
            if !desk.hand_in(number) {
                break;
            }
        }
        Ok(())
    }

    #[test]
    fn results_keep_the_order_of_the_work() {
        for jobs in [0, 1, 2, 7] {
            let work = |number: u64| {
                // The first of every few takes longest.
                thread::sleep(Duration::from_micros(if number.is_multiple_of(7) { 900 } else { 10 }));
                number
            };
            let mut seen = Vec::new();
            Crew::start(jobs, |desk| numbers(desk, 200), work)
                .each(|number| {
                    seen.push(number);
                    Ok(())
                })
                .unwrap();
            assert_eq!(seen, (0..200).collect::<Vec<_>>(), "{jobs} jobs");
        }
    }

    #[test]
    fn no_more_is_held_than_the_threads_can_use() {
        let held = Arc::new(AtomicUsize::new(0));
        let most = Arc::new(AtomicUsize::new(0));
        let (inside, peak) = (Arc::clone(&held), Arc::clone(&most));
        let work = move |number| {
            let now = inside.fetch_add(1, Ordering::SeqCst) + 1;
            peak.fetch_max(now, Ordering::SeqCst);
            number
        };
        Crew::start(2, |desk| numbers(desk, 500), work)
            .each(|_| {
                thread::sleep(Duration::from_micros(50));
                held.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            })
            .unwrap();
        assert!(most.load(Ordering::SeqCst) <= 2 * HELD, "{most:?}");
    }

    #[test]
    fn nobody_waits_for_work_when_the_results_are_not_wanted() {
        let endless = |desk: &mut Desk<u64>| {
            while desk.hand_in(1) {}
            Ok(())
        };
        let ended = Crew::start(2, endless, |number| number).each(|_| Err(Failure::Closed));
        assert!(matches!(ended, Err(Failure::Closed)));
    }
}
