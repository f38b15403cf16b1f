package dev.arbflow.connector.influxdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks a server whether it is there, over the connection that the sink would use. */
public final class InfluxPing {
    private InfluxPing() {}

    /** What is wrong, in one line; empty if the server answers within the request timeout. */
    public static Optional<String> problem(InfluxOptions options) {
        OkHttpClient.Builder client =
                new OkHttpClient.Builder().callTimeout(options.requestTimeout());
        if (options.trustedCertificates() != null) {
            TlsTrust.only(Path.of(options.trustedCertificates()), client);
        }
        OkHttpClient http = client.build();
        Request ping = new Request.Builder().url(options.url() + "/ping").build();
        try (Response answer = http.newCall(ping).execute()) {
            return answer.isSuccessful()
                    ? Optional.empty()
                    : Optional.of(options + " answers with status " + answer.code());
        } catch (IOException e) {
            return Optional.of(options + " does not answer: " + e.getMessage());
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }
}
