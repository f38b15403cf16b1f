package dev.arbflow.jobs.report;

/**
 * What the report needs of a minute's refusals.
 *
 * @param route {@code BASE/QUOTE|BUY>SELL}
 * @param reason why
 * @param minuteUs start of the minute, event time
 * @param samples evaluations refused
 * @param candidates maximal intervals of positive touch that ended so
 */
public record RefusalRow(
        String route, String reason, long minuteUs, long samples, long candidates) {}
