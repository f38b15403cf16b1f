/**
 * What had to be found, to the last digit, where it is known what reached the client and when: the
 * judge of compressed runs. Shares no arithmetic with the jobs.
 */
package dev.arbflow.sandbox.truth.seen;
