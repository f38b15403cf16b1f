/** The rule in front of Flink's REST server; Flink finds it by its service file. */
package dev.arbflow.guard.flink;
