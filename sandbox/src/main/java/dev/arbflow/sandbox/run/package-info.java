/**
 * The sandbox: servers, a feed, Flink and the jobs in one process.
 *
 * <p>Allowed imports: everything but {@code commands}; nothing but {@code commands} imports this
 * package.
 *
 * <p>More than twenty files, because what starts, watches and ends one run is a sequence whose
 * steps see each other and nobody else does.
 */
package dev.arbflow.sandbox.run;
