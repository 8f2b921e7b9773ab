teams = {
  nlp    = { buckets = ["nlp-data", "nlp-models"] }
  vision = { buckets = ["vision-data"], write = true }
}
