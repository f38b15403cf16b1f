/**
 * What happened in a period, as one page for people: bounded analysis, then HTML.
 *
 * <p>Allowed imports: {@code java.*}, Flink, Jackson, commons-math3, {@code dev.arbflow.market},
 * and of {@code dev.arbflow.jobs} the packages {@code pattern}.
 *
 * <p>More than twenty files, because each section of the page has a class and each kind of stored
 * row a record.
 */
package dev.arbflow.jobs.report;
