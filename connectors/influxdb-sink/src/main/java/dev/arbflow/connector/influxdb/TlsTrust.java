package dev.arbflow.connector.influxdb;

import dev.arbflow.connector.remote.PemTrust;
import java.io.IOException;
import java.nio.file.Path;
import okhttp3.OkHttpClient;

/** Which certificates a server may show. */
final class TlsTrust {
    private TlsTrust() {}

    /**
     * Lets a client trust the certificates in a file and no others.
     *
     * @throws IllegalStateException in one line, if the file cannot be read or holds no certificate
     */
    static void only(Path pem, OkHttpClient.Builder client) {
        try {
            PemTrust trust = PemTrust.in(pem, "InfluxDB");
            client.sslSocketFactory(trust.tls().getSocketFactory(), trust.manager());
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
