/**
 * Every setting of the jobs as a typed and checked record, each with its unit.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}; never {@code settings}, which
 * turns text into these records.
 *
 * <p>More than twenty files, because there is one record per concern and the list is looked up by
 * name.
 */
package dev.arbflow.jobs.config;
