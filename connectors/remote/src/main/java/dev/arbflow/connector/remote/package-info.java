/**
 * What every connector needs towards a server: how long to wait for it, and whom to trust.
 *
 * <p>Allowed imports: {@code java.*} and {@code javax.net.ssl} only.
 */
package dev.arbflow.connector.remote;
