/**
 * The commands that people and scripts start: one command line, {@code arbflow COMMAND}, and one
 * class per command with its options.
 *
 * <p>More than twenty files, because there are as many commands.
 *
 * <p>Allowed imports: everything; nothing imports this package.
 */
package dev.arbflow.sandbox.run.commands;
