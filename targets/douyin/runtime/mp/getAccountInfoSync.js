// getAccountInfoSync: the app's id, version and environment stand in getEnvInfoSync, with other words for the environment.

const environments = { production: "release", preview: "trial", development: "develop" }
const getAccountInfoSync = () => {
  const { appId, mpVersion, envType } = host.getEnvInfoSync().microapp
  return { miniProgram: { appId, version: mpVersion, envVersion: environments[envType] || envType } }
}
