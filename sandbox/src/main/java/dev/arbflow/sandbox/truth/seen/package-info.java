/**
 * What had to be found, to the last digit, where it is known what reached the client and when: the
 * judge of compressed runs, and of the figures of a live run by its own log.
 *
 * <p>Of the jobs it knows the records of {@code dev.arbflow.jobs.config}; it shares no arithmetic
 * with them.
 *
 * <p>More than twenty files, because what is expected and what was said are compared field by
 * field, and nobody else may see the parts.
 */
package dev.arbflow.sandbox.truth.seen;
