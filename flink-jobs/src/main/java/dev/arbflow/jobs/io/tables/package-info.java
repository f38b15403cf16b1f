/**
 * The table of fields of every record that leaves a job.
 *
 * <p>A field is added in one line here, beside the record and the code that works it out. Allowed
 * imports: {@code java.*}, {@code dev.arbflow.market}, {@code dev.arbflow.jobs.io.fields}, and of
 * the operators' packages the records that they hand over.
 *
 * <p>More than twenty files, because each kind of record has one, and all of them are alike.
 */
package dev.arbflow.jobs.io.tables;
