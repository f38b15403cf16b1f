/** Scripts that an operator runs, with a stand-in for what they call. */
package dev.arbflow.sandbox.scripts;
