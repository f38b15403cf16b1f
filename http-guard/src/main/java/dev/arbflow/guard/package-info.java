/** The rule by which servers on this machine tell their own pages from those of others. */
package dev.arbflow.guard;
