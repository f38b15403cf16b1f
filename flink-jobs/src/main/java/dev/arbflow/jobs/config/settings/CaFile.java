package dev.arbflow.jobs.config.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Checks a file of certificates before a job starts with it. */
final class CaFile {
    private CaFile() {}

    /**
     * The path, if there are certificates.
     *
     * @throws IllegalArgumentException if the file cannot be read or holds none
     */
    static Path check(String text) {
        Path file = Path.of(text);
        try (InputStream in = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                throw new IllegalArgumentException("it holds no certificate");
            }
            return file;
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read", e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("it holds something else", e);
        }
    }
}
