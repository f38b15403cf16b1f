package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.influxdb.exceptions.InfluxException;
import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.FieldType;
import dev.arbflow.embedded.LoopbackProxy;
import dev.arbflow.embedded.ThrowawayCertificate;
import dev.arbflow.embedded.endpoints.OwnServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over https, to a server that shows a certificate for localhost. */
@OwnServer("it makes the certificates that it tries")
class InfluxTlsITCase {
    private static final List<String> LINE = List.of("quote bid=1.5 1700000000123456000");

    @TempDir Path folder;

    private ThrowawayCertificate certificate;
    private EmbeddedInflux store;
    private LoopbackProxy proxy;

    @BeforeEach
    void start() throws IOException {
        certificate = ThrowawayCertificate.create();
        store = EmbeddedInflux.start(folder.resolve("store"), 0);
        store.createTable("quote", List.of(), Map.of("bid", FieldType.DOUBLE));
        proxy = LoopbackProxy.withTls(URI.create(store.url()).getPort(), certificate);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        store.close();
    }

    @Test
    void pointsArriveAtAServerWhoseCertificateIsInTheFile() throws IOException {
        try (InfluxConnection connection =
                new InfluxConnection(options("localhost", pem(certificate)))) {
            connection.write(LINE);
        }

        assertThat(store.rows("quote")).extracting("bid").containsExactly(1.5);
    }

    @Test
    void anotherCertificateFailsTheJobInsteadOfBeingAskedAgain() throws IOException {
        WriteResult result = refusal("localhost", pem(ThrowawayCertificate.create()));

        assertThat(result.outcome()).isEqualTo(WriteOutcome.FAIL_JOB);
        assertThat(result.reason()).startsWith("its certificate is not trusted:");
    }

    @Test
    void aCertificateForAnotherNameFailsTheJob() throws IOException {
        assertThat(refusal("127.0.0.1", pem(certificate)).outcome())
                .isEqualTo(WriteOutcome.FAIL_JOB);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new InfluxConnection(options("localhost", Path.of("nowhere.pem"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("InfluxDB certificates: cannot use nowhere.pem");
    }

    private WriteResult refusal(String host, Path ca) {
        try (InfluxConnection connection = new InfluxConnection(options(host, ca))) {
            return WriteResult.of(
                    catchThrowableOfType(InfluxException.class, () -> connection.write(LINE)));
        }
    }

    private InfluxOptions options(String host, Path ca) {
        return InfluxOptions.to(
                        "https://" + host + ":" + proxy.port(), store.token(), "arbflow", "arbflow")
                .trustedCertificates(ca)
                .build();
    }

    private Path pem(ThrowawayCertificate trusted) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), trusted.certificatePem());
    }
}
