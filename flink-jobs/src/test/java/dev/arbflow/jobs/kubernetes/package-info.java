/** The manifests of k8s/, held to the operator's schema and to what else is deployed. */
package dev.arbflow.jobs.kubernetes;
