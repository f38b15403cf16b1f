package dev.arbflow.connector.influxdb;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Sends lines to one bucket, over one connection that is kept open between requests. */
final class InfluxConnection implements AutoCloseable {

    /** Of its own, because closing the client leaves the sockets of a shared pool open. */
    private final ConnectionPool sockets = new ConnectionPool(1, 1, TimeUnit.MINUTES);

    private final InfluxDBClient client;
    private final WriteApiBlocking api;

    InfluxConnection(InfluxOptions options) {
        OkHttpClient.Builder http =
                new OkHttpClient.Builder()
                        .connectionPool(sockets)
                        .callTimeout(options.requestTimeout());
        if (options.trustedCertificates() != null) {
            TlsTrust.only(Path.of(options.trustedCertificates()), http);
        }
        client =
                InfluxDBClientFactory.create(
                        InfluxDBClientOptions.builder()
                                .url(options.url())
                                .authenticateToken(options.token().toCharArray())
                                .org(options.org())
                                .bucket(options.bucket())
                                .okHttpClient(http)
                                .build());
        api = client.getWriteApiBlocking();
    }

    /**
     * Makes one attempt in the calling thread.
     *
     * @throws com.influxdb.exceptions.InfluxException if the store did not confirm it
     */
    void write(List<String> lines) {
        api.writeRecords(WritePrecision.NS, lines);
    }

    @Override
    public void close() {
        client.close();
        sockets.evictAll();
    }
}
