/**
 * A websocket server for clients on this machine: the venues of the source's tests and of the
 * sandbox. Imports Netty, SLF4J, {@code java.*} and the rule of {@code dev.arbflow.guard}; nothing
 * of markets.
 */
package dev.arbflow.embedded.websocket;
