/**
 * The Flink jobs. Mains are composition roots: they may import everything here, nothing imports
 * them.
 */
package dev.arbflow.jobs;
