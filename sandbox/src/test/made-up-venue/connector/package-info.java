/** Acme, a venue that does not exist: what adding one takes. */
package dev.arbflow.connector.websocket.venue.acme;
