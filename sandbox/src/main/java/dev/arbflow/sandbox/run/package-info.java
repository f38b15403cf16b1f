/**
 * The process that a newcomer starts: servers, a feed, Flink and the jobs, and what came of it.
 *
 * <p>Allowed imports: everything; nothing imports this package.
 */
package dev.arbflow.sandbox.run;
