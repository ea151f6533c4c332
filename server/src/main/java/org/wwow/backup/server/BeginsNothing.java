package org.wwow.backup.server;

import org.springframework.context.LifecycleProcessor;

/// Keeps everything that has a beginning from beginning: the port, the writer of the ledger, the timetable.
final class BeginsNothing implements LifecycleProcessor {
    @Override
    public void onRefresh() {
        // Nothing begins.
    }

    @Override
    public void onClose() {
        // Nothing began.
    }

    @Override
    public void start() {
        // Nothing begins.
    }

    @Override
    public void stop() {
        // Nothing began.
    }

    @Override
    public boolean isRunning() {
        return false;
    }
}
