/**
 * What benchmarks feed to the cores: seeded streams whose hash is checked, recorded frames, and the
 * slow ways to the right result.
 */
package dev.arbflow.benchmarks.workload;
