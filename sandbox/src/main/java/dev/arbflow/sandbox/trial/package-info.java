/**
 * Compressed runs: simulated markets with every kind of false opportunity, through the detection of
 * the jobs in event time, judged to the last digit and beside a naive detector.
 */
package dev.arbflow.sandbox.trial;
