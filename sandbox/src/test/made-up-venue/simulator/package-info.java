/** Acme as its clients see it, written without a look at the connector. */
package dev.arbflow.sandbox.venues.acme;
