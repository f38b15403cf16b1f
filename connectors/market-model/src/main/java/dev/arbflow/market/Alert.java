package dev.arbflow.market;

/**
 * Something a person should look at now.
 *
 * @param episode the episode as it was when the alert was raised
 * @param suppressed alerts of the same route held back by the cool-down since its last one
 */
public record Alert(Episode episode, long suppressed) {}
