package dev.arbflow.connector.mail;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingRunnable;

/** Counts how often a task was asked to run something. */
final class CountingMailbox implements MailboxExecutor {
    private final AtomicInteger requests = new AtomicInteger();

    int requests() {
        return requests.get();
    }

    @Override
    public void execute(
            MailOptions options,
            ThrowingRunnable<? extends Exception> command,
            String description,
            Object... arguments) {
        requests.incrementAndGet();
    }

    @Override
    public void yield() {
        throw new UnsupportedOperationException("a mail sink does not yield");
    }

    @Override
    public boolean tryYield() {
        return false;
    }

    @Override
    public boolean shouldInterrupt() {
        return false;
    }
}
