/**
 * Compressed runs for suspect activity: simulated markets with labelled stretches, honest ones
 * among them, through the graph of the jobs in event time.
 */
package dev.arbflow.sandbox.suspect;
