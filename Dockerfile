# Two images from one build: 'flink' runs the jobs, 'simulators' plays the venues.
# CI runs every RUN of this file outside Docker: .ci/dockerfile

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -pl sandbox,flink-jobs -am package -DskipTests -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip
RUN mkdir image && cp flink-jobs/target/flink-jobs-*-job.jar image/arbflow-jobs.jar && cp http-guard/target/http-guard-*-SNAPSHOT.jar image/http-guard.jar

FROM flink:1.20.3-java17 AS flink
COPY --from=build /src/image/arbflow-jobs.jar /opt/arbflow/arbflow-jobs.jar
COPY --from=build /src/image/http-guard.jar /opt/flink/lib/http-guard.jar
COPY scripts /opt/arbflow/scripts
COPY docker/submit.sh /opt/arbflow/submit.sh
COPY docker/watch.sh /opt/arbflow/watch.sh
COPY flink-conf/config.yaml /opt/flink/conf/config.yaml
COPY flink-conf/log4j-console.properties /opt/flink/conf/log4j-console.properties
COPY --chown=flink:flink docker/flink-data /data/flink

FROM eclipse-temurin:17.0.20.1_1-jre-noble AS simulators
COPY --from=build /src/sandbox/target/sandbox.jar /opt/arbflow/sandbox.jar
COPY --from=build /src/sandbox/target/lib /opt/arbflow/lib
USER 65534:65534
EXPOSE 18080-18084
ENTRYPOINT ["java", "-Xmx256m", "-XX:+UseSerialGC", "-cp", "/opt/arbflow/sandbox.jar", "dev.arbflow.sandbox.run.commands.Arbflow", "serve", "venues", "--bind", "0.0.0.0", "--port", "18080", "--dir", "/tmp/arbflow"]
