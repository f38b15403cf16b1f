/**
 * From versions of episodes, and from trades where there are no books, to alerts: one message for
 * each cause, and who gets it.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, {@code
 * dev.arbflow.jobs.state}, and of {@code dev.arbflow.jobs.config} the records {@code Alerting},
 * {@code IndicativeRule} and {@code AlertTerms} with their parts; no connector.
 *
 * <p>More than twenty files, because causes, hints and receivers have a book, a memory and an
 * operator each.
 */
package dev.arbflow.jobs.alert;
