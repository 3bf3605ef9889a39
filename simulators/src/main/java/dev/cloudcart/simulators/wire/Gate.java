package dev.cloudcart.simulators.wire;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Calls go through together; saving and loading go through alone, so that they see no call half done.
final class Gate {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    <T> T through(Supplier<T> call) {
        lock.readLock().lock();
        try {
            return call.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    <T> T alone(Supplier<T> act) {
        lock.writeLock().lock();
        try {
            return act.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
