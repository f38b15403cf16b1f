/** Runs the benchmarks in rounds and writes what they measured as JSON and as a page. */
package dev.arbflow.benchmarks.report;
