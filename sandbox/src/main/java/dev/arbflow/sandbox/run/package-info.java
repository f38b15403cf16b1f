/**
 * The sandbox: servers, a feed, Flink and the jobs in one process.
 *
 * <p>Allowed imports: everything but {@code commands}; nothing but {@code commands} imports this
 * package.
 */
package dev.arbflow.sandbox.run;
